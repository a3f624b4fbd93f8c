package io.gadfly.engine;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.gadfly.TemporaryFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.h2.jdbcx.JdbcConnectionPool;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/// Something that fires what is due.
public interface FireContender {
    FireContender NONE = new FireContender() {
        @Override
        public void fireAll() {}

        @Override
        public void close() {}
    };

    void fireAll() throws Exception;

    void close() throws Exception;

    enum Kind {
        GADFLY,
        /// Until the database has committed everything too, and not the journal alone.
        GADFLY_WITH_DATABASE,
        DB_SCHEDULER,
        /// With the setting of H2 under which a killed process loses no commit; a power cut still may.
        DB_SCHEDULER_SAFE_FROM_KILL,
        QUARTZ;

        FireContender open(int fires) throws Exception {
            var folder = TemporaryFolder.create();
            return switch (this) {
                case GADFLY -> new GadflyFires(folder, fires);
                case GADFLY_WITH_DATABASE -> new GadflyFires(folder, fires).withDatabase();
                case DB_SCHEDULER -> new DbScheduler(folder, fires, "");
                case DB_SCHEDULER_SAFE_FROM_KILL -> new DbScheduler(folder, fires, ";WRITE_DELAY=0");
                case QUARTZ -> new Quartz(folder, fires);
            };
        }
    }

    final class DbScheduler implements FireContender {
        static final String TABLE = """
                CREATE TABLE scheduled_tasks (task_name VARCHAR(100), task_instance VARCHAR(100), task_data BLOB,
                execution_time TIMESTAMP(6) WITH TIME ZONE, picked BOOLEAN, picked_by VARCHAR(50),
                last_success TIMESTAMP(6) WITH TIME ZONE, last_failure TIMESTAMP(6) WITH TIME ZONE,
                consecutive_failures INT, last_heartbeat TIMESTAMP(6) WITH TIME ZONE, version BIGINT,
                priority SMALLINT, PRIMARY KEY (task_name, task_instance));
                CREATE INDEX by_execution_time ON scheduled_tasks (execution_time)""";

        private final TemporaryFolder folder;
        private final JdbcConnectionPool pool;
        private final CountDownLatch left;
        private final Scheduler scheduler;

        DbScheduler(TemporaryFolder folder, int fires, String settings) throws SQLException {
            this.folder = folder;
            this.pool = pool(folder, settings, TABLE);
            this.left = new CountDownLatch(fires);
            OneTimeTask<Void> task = Tasks.oneTime("fire").execute((_, _) -> left.countDown());
            this.scheduler = Scheduler.create(pool, task)
                    .threads(10)
                    .pollingInterval(Duration.ofMillis(100))
                    .build();
            for (int i = 0; i < fires; i++) {
                scheduler.schedule(task.instance(Integer.toString(i)), GadflyFires.NOW.minusSeconds(60));
            }
        }

        @Override
        public void fireAll() throws InterruptedException {
            scheduler.start();
            left.await();
        }

        @Override
        public void close() throws IOException {
            scheduler.stop();
            pool.dispose();
            folder.close();
        }
    }

    /// Tuned: it takes fifty triggers at a time instead of one.
    final class Quartz implements FireContender {
        private static CountDownLatch left = new CountDownLatch(0);

        private final TemporaryFolder folder;
        private final JdbcConnectionPool pool;
        private final org.quartz.Scheduler scheduler;

        /// Started by Quartz.
        public static final class Countdown implements Job {
            @Override
            public void execute(JobExecutionContext context) {
                left.countDown();
            }
        }

        Quartz(TemporaryFolder folder, int fires) throws Exception {
            this.folder = folder;
            left = new CountDownLatch(fires);
            try (var sql =
                    org.quartz.Scheduler.class.getResourceAsStream("/org/quartz/impl/jdbcjobstore/tables_h2.sql")) {
                this.pool = pool(folder, "", new String(sql.readAllBytes(), StandardCharsets.UTF_8));
            }
            DBConnectionManager.getInstance().addConnectionProvider("pool", new PooledConnections(pool));
            this.scheduler = new StdSchedulerFactory(properties(folder)).getScheduler();
            for (int i = 0; i < fires; i++) {
                scheduler.scheduleJob(
                        JobBuilder.newJob(Countdown.class)
                                .withIdentity("job " + i)
                                .build(),
                        TriggerBuilder.newTrigger()
                                .startNow()
                                .withSchedule(
                                        SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionFireNow())
                                .build());
            }
        }

        private static Properties properties(TemporaryFolder folder) {
            var properties = new Properties();
            properties.setProperty(
                    "org.quartz.scheduler.instanceName",
                    folder.path().getFileName().toString());
            properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
            properties.setProperty("org.quartz.scheduler.batchTriggerAcquisitionMaxCount", "50");
            properties.setProperty("org.quartz.threadPool.threadCount", "10");
            properties.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
            properties.setProperty("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
            properties.setProperty(
                    "org.quartz.jobStore.driverDelegateClass", "org.quartz.impl.jdbcjobstore.StdJDBCDelegate");
            properties.setProperty("org.quartz.jobStore.dataSource", "pool");
            properties.setProperty("org.quartz.jobStore.acquireTriggersWithinLock", "true");
            return properties;
        }

        @Override
        public void fireAll() throws Exception {
            scheduler.start();
            left.await();
        }

        @Override
        public void close() throws Exception {
            scheduler.shutdown(true);
            pool.dispose();
            folder.close();
        }
    }

    /// What Quartz asks connections of.
    record PooledConnections(JdbcConnectionPool pool) implements ConnectionProvider {
        @Override
        public Connection getConnection() throws SQLException {
            return pool.getConnection();
        }

        @Override
        public void shutdown() {}

        @Override
        public void initialize() {}
    }

    /// @param settings of H2, each with a semicolon in front
    static JdbcConnectionPool pool(TemporaryFolder folder, String settings, String tables) throws SQLException {
        var url = "jdbc:h2:file:" + folder.path().resolve("db") + ";DB_CLOSE_ON_EXIT=FALSE" + settings;
        var pool = JdbcConnectionPool.create(url, "sa", "");
        pool.setMaxConnections(20);
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(tables);
        }
        return pool;
    }
}
