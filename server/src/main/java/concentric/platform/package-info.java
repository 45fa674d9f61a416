/**
 * What every module stands on: the act and its journal, the organisation and its words, jobs and files, the page shell and problems.
 *
 * <p>Verbs: set up the organisation, rename a term, perform an act, enqueue, cancel, resume and
 * undo a job, keep a file, understand one of somebody else. Invariants: whatever
 * changes anything passes {@link concentric.platform.Acts#perform}, in the transaction of the change; money is written
 * only under {@link concentric.platform.WriterLock}. Not its business: what an act means.
 *
 * <p>The ports {@link concentric.platform.Gate}, {@link concentric.platform.Facts}, {@link
 * concentric.platform.Executor} and {@link concentric.platform.Panel} are declared here and implemented by later
 * modules.
 *
 * <p>Published tables, which later modules may join and refer to but never write: {@code platform.act},
 * {@code platform.party}.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package concentric.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
