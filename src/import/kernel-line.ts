/** A line of `dmesg`, with any of the times that it can print (dmesg(1)): of this boot alone, which syslog's are not. */
export const kernelLine =
  /^(?:<\d{1,3}>|\w+ *:\w+ *: )?(?:\[ *\d+\.\d{6}\] |\[[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d [\d:]{8} \d{4}\] |\d{4}-\d\d-\d\dT[\d:]{8},\d{6}\S* )/m;

const journalLine = /^(?:[A-Z][a-z]{2} [ \d]\d [\d:]{8}|\d{4}-\d\d-\d\dT\S+|\[ *\d+\.\d{6}\]) \S+ kernel: /m;

/** Lines with a time: what says that it may not be read is no log. */
export const isKernelLog = (text: string): boolean => kernelLine.test(text) || journalLine.test(text);
