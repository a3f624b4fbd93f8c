package io.gadfly.notification.dbus;

import org.freedesktop.dbus.DBusPath;

/// What the panel reads when it draws.
final class TrayIcon implements StatusNotifierItem {
    private final Runnable open;
    private State state;

    private record State(String title, boolean ringing, boolean paused) {}

    TrayIcon(Runnable open, String title) {
        this.open = open;
        this.state = new State(title, false, false);
    }

    /// Answers whether anything changed.
    synchronized boolean become(String title, boolean ringing, boolean paused) {
        var before = state;
        state = new State(title, ringing, paused);
        return !state.equals(before);
    }

    private synchronized State state() {
        return state;
    }

    @Override
    public String getCategory() {
        return "ApplicationStatus";
    }

    @Override
    public String getId() {
        return "gadfly";
    }

    @Override
    public String getTitle() {
        return state().title();
    }

    @Override
    public String getStatus() {
        return state().ringing() ? "NeedsAttention" : "Active";
    }

    @Override
    public String getIconName() {
        return state().paused() ? "media-playback-pause" : "appointment-soon";
    }

    @Override
    public String getAttentionIconName() {
        return "appointment-missed";
    }

    @Override
    public boolean getItemIsMenu() {
        return false;
    }

    @Override
    public DBusPath getMenu() {
        return new DBusPath(DbusMenu.PATH);
    }

    @Override
    public void activate(int x, int y) {
        open.run();
    }

    @Override
    public void secondaryActivate(int x, int y) {
        open.run();
    }

    @Override
    public boolean isRemote() {
        return false;
    }

    @Override
    public String getObjectPath() {
        return PATH;
    }
}
