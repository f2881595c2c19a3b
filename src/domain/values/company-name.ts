import { foldText } from './text.ts'

/** Legal forms, French first, then neighbours; they are not part of what tells two companies apart. */
const LEGAL_FORMS = new Set(
  `sarl sas sasu eurl sa sci snc scs scp selarl selas selasu scop scic scea earl gaec gie gfa scm sccv sem spl sprl srl asbl ets etablissements societe ste cie
  gmbh mbh ag kg ohg ug ev kgaa ltd limited plc llp llc inc corp corporation co company nv bv bvba vof spa srls snc sas sapa sl slu slne scoop lda oy ab as aps sro doo kft zrt sp zoo oo`.split(/\s+/),
)

/** « Dupont & Fils » and « Dupont et Fils » are one name. */
const AND = new Set(['et', 'and', 'und', 'en', 'y'])

/** Name for comparing: folded, dotted abbreviations closed up (S.A.R.L. is sarl), legal forms taken off unless nothing else is left. */
export function companyKey(name: string): string {
  const words = foldText(name.replace(/\b(?:\p{L}\.){2,}\p{L}?\.?/gu, (dotted) => ` ${dotted.replaceAll('.', '')} `)).replaceAll('.', ' ').split(/\s+/).filter(Boolean)
  const kept = words.filter((word, at) => !LEGAL_FORMS.has(word) && !(at > 0 && AND.has(word)))
  return (kept.length > 0 ? kept : words).join(' ')
}
