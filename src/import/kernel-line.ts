/** A line of `dmesg`, with any of the times that it can print (dmesg(1)): of this boot alone, which syslog's are not. */
export const kernelLine =
  /^(?:<\d{1,3}>|\w+ *:\w+ *: )?(?:\[ *\d+\.\d{6}\] |\[[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d [\d:]{8} \d{4}\] |\d{4}-\d\d-\d\dT[\d:]{8},\d{6}\S* )/m;
