package concentric.platform;

import com.google.errorprone.annotations.CheckReturnValue;

/** What became of cancelling or resuming a job. */
@CheckReturnValue
public sealed interface JobChange {

    /** It is as asked. */
    record Done(Job job) implements JobChange {}

    /** The job is in a state in which that can't be done. */
    record NotNow(Job job) implements JobChange {}

    /** There is no such job. */
    record Unknown() implements JobChange {}
}
