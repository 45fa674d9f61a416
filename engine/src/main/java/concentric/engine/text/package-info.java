/**
 * The text form of contracts: {@link concentric.engine.text.ContractText#parse reading}, and
 * {@link concentric.engine.text.ContractText#print printing} the canonical form, which reads back as the same contract.
 *
 * <p>One clause a line, indentation free, {@code #} begins a comment. Reading never throws: it answers with the contract
 * or with every {@link concentric.engine.text.Problem} it found, one a line at most, and goes on after each.
 */
@NullMarked
package concentric.engine.text;

import org.jspecify.annotations.NullMarked;
