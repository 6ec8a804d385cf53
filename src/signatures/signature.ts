/** What a text tells. */
export interface Telling {
  /** What the text comes from: one that it proves, or several, most likely first, each with what decides. */
  readonly causes: readonly TextCause[];
  /** Nothing else has this text: the one that is left when the others are ruled out is it. */
  readonly exhaustive?: true;
  /** The code for a text of several causes, while nothing decides; without it the code of the step that failed. */
  readonly umbrella?: string;
  /** It says that there is no GPU and nothing of why: where another text does, this is what comes of it. */
  readonly symptom?: true;
  /** The order of its causes is known from the text itself: what else names them does not change it. */
  readonly inOrder?: true;
  /** Few words, which say little: beside any other text that tells of a fault, and in a long log, they count for nothing. */
  readonly loose?: true;
}

/**
 * Words that tell a cause in the text of a failure, with what shows that they do. What a launch says and what a user
 * pastes are read by the same data.
 */
export interface Signature extends Telling {
  /**
   * In this order, within `reach`; what versions put around and between them is left out. White space, quotation
   * marks, backslashes, colours and capitals do not count; a word that begins or ends with a blank does so where one of
   * the text does. A word does not go over the end of a line that a tool prints: what stands before the next may be put
   * there by a log.
   */
  readonly words: readonly string[];
  /** How far the last word may end from where the first ended, in letters; default 1500. */
  readonly reach?: number;
  /** A text that has the words, as tools print it; ids, paths and versions are made up. */
  readonly example: string;
  /** Further wordings, where versions differ in what stands between the words. */
  readonly examples?: readonly string[];
  /** A text that looks like it and means something else. */
  readonly counterExample: string;
}

/** One cause of a text, and how it is told from the others. */
export interface TextCause {
  readonly code: string;
  /** The question or command that decides, and the answer that means it is this one. Empty: the text is proof. */
  readonly decides: string;
  /** Words that, within 8 KB of the text, make this cause the most likely one of it. */
  readonly hints?: readonly string[];
}

/** A text that has one cause only. */
export const proof = (code: string): readonly TextCause[] => [{ code, decides: '' }];

/** A text that has one usual cause and is no proof of it; `decides` says how to make sure. */
export const likely = (code: string, decides: string): readonly TextCause[] => [{ code, decides }];
