package org.tidings.crash;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// One life of the program and what is found after it: load, kill, start again, compare.
final class Round {
    private static final int MOST_CHANGES = 600;
    private static final long LOADED_SECONDS = 20;
    private static final int BETWEEN_CHANGES_MILLIS = 30;
    private static final int STARTING_MILLIS = 1500;
    private static final long SWEPT_NANOS = TimeUnit.SECONDS.toNanos(90);

    private final Site site;
    private final List<Story> stories;
    private final LogSight log;
    private final SplittableRandom random;
    private final Semaphore answers = new Semaphore(0);

    Round(Site site, List<Story> stories, LogSight log, SplittableRandom random) {
        this.site = site;
        this.stories = stories;
        this.log = log;
        this.random = random;
    }

    static String root(int connection) {
        return "/data/c" + connection;
    }

    /// What came of a round.
    ///
    /// @param complaints none if all is as it should be
    record Report(int acknowledged, long inDoubt, List<String> complaints) {}

    /// The program must be running; it is running again afterwards.
    Report run() throws IOException, InterruptedException {
        List<String> complaints = new ArrayList<>(loadAndKill());
        if (random.nextInt(4) == 0) {
            killWhileStarting();
        }
        int acknowledged = stories.stream().mapToInt(Story::acknowledged).sum();
        long inDoubt = stories.stream().filter(Story::inDoubt).count();
        try (var operator = new Client(site, "admin")) {
            site.startAndWait(operator::answers);
            complaints.addAll(compare(operator));
        }
        return new Report(acknowledged, inDoubt, complaints);
    }

    private List<String> loadAndKill() throws InterruptedException {
        List<Thread> connections = new ArrayList<>();
        Queue<String> complaints = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < stories.size(); i++) {
            Story story = stories.get(i);
            var script = new Script(root(i), random.split());
            connections.add(Thread.ofPlatform().start(() -> work(story, script, complaints)));
        }
        boolean _ = answers.tryAcquire(random.nextInt(MOST_CHANGES), LOADED_SECONDS, TimeUnit.SECONDS);
        TimeUnit.MILLISECONDS.sleep(random.nextInt(BETWEEN_CHANGES_MILLIS));
        site.kill();
        for (Thread connection : connections) {
            connection.join();
        }
        return List.copyOf(complaints);
    }

    private void work(Story story, Script script, Queue<String> complaints) {
        try (var client = new Client(site, "alice")) {
            while (!story.inDoubt()) {
                Step step = script.next(story.tree());
                try {
                    client.perform(step);
                    story.acknowledge(step);
                    answers.release();
                } catch (IOException e) {
                    story.doubt(step);
                } catch (Client.Wrong wrong) {
                    story.doubt(step);
                    complaints.add(String.valueOf(wrong.getMessage()));
                }
            }
        }
    }

    private void killWhileStarting() throws IOException, InterruptedException {
        site.start();
        TimeUnit.MILLISECONDS.sleep(random.nextInt(STARTING_MILLIS));
        site.kill();
    }

    private List<String> compare(Client operator) throws IOException, InterruptedException {
        try {
            List<String> complaints = new ArrayList<>();
            List<Fact> facts = log.readOn(operator);
            for (int i = 0; i < stories.size(); i++) {
                String root = root(i);
                List<Fact> own = facts.stream().filter(f -> f.isAtOrBelow(root)).toList();
                complaints.addAll(stories.get(i).settle(new Story.Found(operator.look(root), own)));
            }
            complaints.addAll(unswept());
            return complaints;
        } catch (Client.Wrong wrong) {
            return List.of(String.valueOf(wrong.getMessage()));
        }
    }

    /// What the pools hold beside, or without, what the log says; orphans get time to be swept.
    private List<String> unswept() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + SWEPT_NANOS;
        while (true) {
            Set<String> inPools = site.bytesInPools();
            List<String> complaints = log.stock().complaints(inPools);
            boolean lost = !inPools.containsAll(log.stock().names());
            if (complaints.isEmpty() || lost || System.nanoTime() > deadline) {
                return complaints;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }
}
