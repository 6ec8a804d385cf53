/** A text with a secret in it. */
export type Dress = (secret: string) => string;
