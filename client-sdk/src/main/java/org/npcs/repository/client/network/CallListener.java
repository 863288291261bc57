package org.npcs.repository.client.network;

/** Watches calls, for metrics and logs. It is called on the calling thread and should return fast. */
@FunctionalInterface
public interface CallListener {

    /** Is told that a call ended, well or not. An exception thrown here is dropped. */
    void ended(CallEvent event);
}
