import { citedText, isFactId } from './facts.ts'

/** Prose without its marks: for labels, titles and live regions, which hold plain text. */
export function plainProse(prose: string): string {
  return prose
    .replace(/\[\[(?:[^\]|]*\|)?([^\]]*)\]\]/g, '$1')
    .replace(/\{measured:([^}]*)\}/g, '$1')
    .replace(/\{cited:([^}]*)\}/g, (_, id: string) => (isFactId(id) ? citedText(id) : id))
    .replace(/\s*\{simplified:[^}]*\}/g, '')
    .replace(/\*\*([^*]*)\*\*/g, '$1')
    .replace(/`([^`]*)`/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
}
