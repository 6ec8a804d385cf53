/**
 * Words that tell a cause in the text of a failure. What a launch says and what a user pastes are read by the same data.
 */
export interface Signature {
  /** In lower case and in this order, as `plain` leaves a text; what versions put around and between them is left out. */
  readonly words: readonly string[];
  /** What the text comes from: one that it proves, or several, most likely first, each with what decides. */
  readonly causes: readonly TextCause[];
  /** Nothing else has this text: the one that is left when the others are ruled out is it. */
  readonly exhaustive?: true;
  /** The code for a text of several causes, while nothing decides; without it the code of the step that failed. */
  readonly umbrella?: string;
  /** A text that has the words, as tools print it; ids, paths and versions are made up. */
  readonly example: string;
  /** A text that looks like it and means something else. */
  readonly counterExample: string;
}

/** One cause of a text, and how it is told from the others. */
export interface TextCause {
  readonly code: string;
  /** The question or command that decides, and the answer that means it is this one. Empty: the text is proof. */
  readonly decides: string;
}

/** A text that has one cause only. */
export const proof = (code: string): readonly TextCause[] => [{ code, decides: '' }];
