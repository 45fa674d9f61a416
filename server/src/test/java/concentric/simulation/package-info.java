/**
 * The program simulated: a seed gives a world, and in it one run that can be made again exactly.
 *
 * <p>A {@link concentric.simulation.World} is made from {@link concentric.simulation.Dice}; a
 * {@link concentric.simulation.Plot} says what happens in it next, {@link concentric.simulation.Calls} what callers ask
 * for: payments, refunds, usage, imports, contracts, and the same once more. {@link concentric.simulation.Play} carries it
 * out on a {@link concentric.simulation.Stage}: one or two {@linkplain concentric.simulation.Program programs}, a database
 * of their own, a clock. Each program has its database at a {@link concentric.simulation.Wire}, which breaks before or
 * after a statement or commit where a {@link concentric.simulation.Fault} says so; callers that come at once pass a
 * {@link concentric.simulation.Baton}, so that the dice say who goes on. After each step {@link concentric.simulation.Shelf}
 * reads the database, {@link concentric.simulation.Truth} finds whether every row and entry follows from what was asked, by
 * rules written here once more, {@link concentric.simulation.Judge} whether each answer was right, and
 * {@link concentric.simulation.Laws} whether sums, balances, batches and proofs hold.
 *
 * <p>Sizes are made {@linkplain concentric.simulation.Sizes small} and bugs {@linkplain concentric.simulation.PlantedBug
 * planted} in a {@link concentric.simulation.Variant} of the program: there is no switch for it in the program itself.
 */
@NullMarked
package concentric.simulation;

import org.jspecify.annotations.NullMarked;
