/** A decision as pages show it: with links to the documents that hold it. */
import type { DecisionData } from '../../services/operations/case-decisions.ts';
import type { FileData } from '../../services/operations/case-documents.ts';
import type { DecisionInfo } from '../ui/components/decision.tsx';

/** @param href address of a document by its id, on this page */
export function decisionInfo(
  { documents, ...decision }: DecisionData,
  files: readonly FileData[],
  href: (id: string) => string,
): DecisionInfo {
  const held = files.filter(({ id }) => documents.includes(id));
  return { ...decision, files: held.map(({ id, title }) => ({ title, href: href(id) })) };
}
