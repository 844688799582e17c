package io.warplab.core.training;

import java.util.List;

/** Several listeners as one. */
record ListenerGroup(List<TrainingListener> listeners) implements TrainingListener {
    @Override
    public void started(TrainingPlan plan) {
        listeners.forEach(l -> l.started(plan));
    }

    @Override
    public void warned(String message) {
        listeners.forEach(l -> l.warned(message));
    }

    @Override
    public void batchDone(int epoch, int batch, double loss, int samples) {
        listeners.forEach(l -> l.batchDone(epoch, batch, loss, samples));
    }

    @Override
    public void epochDone(EpochRecord record) {
        listeners.forEach(l -> l.epochDone(record));
    }

    @Override
    public void stopped(TrainingResult result) {
        listeners.forEach(l -> l.stopped(result));
    }
}
