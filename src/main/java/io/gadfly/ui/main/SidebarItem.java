package io.gadfly.ui.main;

/// A line of the sidebar.
///
/// @param heading what stands above it where a new group begins; else empty
/// @param icon the Ikonli literal
/// @param count how many it holds; 0 is not shown
/// @param loud whether it calls for attention
record SidebarItem(Place place, String heading, String icon, String text, int count, boolean loud) {}
