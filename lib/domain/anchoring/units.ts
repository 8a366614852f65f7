/**
 * The two ways to count characters, kept apart by their types.
 *
 * Stored and exported positions are Unicode code points in logical order (W3C Web Annotation, TextPositionSelector;
 * rule R6); JavaScript strings slice by UTF-16 code units. Only `lib/domain/anchoring` converts between them.
 */

declare const unit: unique symbol

/** A position or length in Unicode code points. */
export type CodePoints = number & { readonly [unit]: 'code points' }

/** A position or length in UTF-16 code units, as `String.prototype.slice` counts. */
export type Utf16Units = number & { readonly [unit]: 'UTF-16 units' }

/** A half-open range [start, end) in code points. */
export interface CodePointRange {
  readonly start: CodePoints
  readonly end: CodePoints
}

/** Says that a number is known to count code points: parsed by a schema, or read from a row. */
export const codePoints = (n: number): CodePoints => n as CodePoints

/** Says that a number is known to count UTF-16 units: it came from a string operation. */
export const utf16Units = (n: number): Utf16Units => n as Utf16Units
