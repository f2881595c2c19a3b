import { expect, it } from 'vitest'
import { columnName, escapeXml, sheetRow } from './sheet.ts'

it('names columns as a spreadsheet does', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'])
})
it('holds any text, and none as a formula', () => {
  expect(escapeXml('a<b>&"c"\u0007\ud800 _x0041_')).toBe('a&lt;b&gt;&amp;&quot;c&quot;\ufffd _x005F_x0041_')
  expect(sheetRow(2, ['text'], ['=1+1'], { language: 'fr', timeZone: 'UTC' })).toBe('<row r="2"><c r="A2" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c></row>')
})
it('writes numbers, days and moments as such, on the reader’s clock', () => {
  const row = sheetRow(3, ['amount', 'day', 'instant', 'number'], ['-12.50', '2026-01-01', '2026-01-01T11:00:00Z', 0], { language: 'fr', timeZone: 'Europe/Paris' })
  expect(row.match(/<v>[^<]+/g)).toEqual(['<v>-12.50', '<v>46023', '<v>46023.5', '<v>0'])
})
