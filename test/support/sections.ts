/** What each section about a code has after its meaning, in this order. */
export const sectionLabels = ['How we know', 'Fix', 'Verify', 'Source'] as const;

/** What a section about a code lacks: its meaning, or what one of the labels stands for; none twice, none out of order. */
export function flawsOf(section: string): readonly string[] {
  const [head = '', ...parts] = section.split(/^\*\*([A-Z][a-z ]+)\.\*\*/m);
  const labels = parts.filter((_, index) => index % 2 === 0);
  const bodies = parts.filter((_, index) => index % 2 === 1);
  const wanted = sectionLabels.join(', ');
  return [
    ...(/^### .+\n\n\S+ \S+ \S/.test(head) ? [] : ['it does not say what it means']),
    ...(labels.join(', ') === wanted ? [] : [`it has ${labels.join(', ')} and not ${wanted}`]),
    ...labels
      .filter((_, index) => (bodies[index] ?? '').trim().length < 10)
      .map((label) => `${label} is empty`),
  ];
}
