import { type CellKind, type CellValue, type Reader, wallClock } from './cell.ts'
import { internationalPhone } from '../values/phone.ts'

/** Rows of a worksheet, the heading among them (ECMA-376). */
export const SHEET_ROWS = 1_048_576

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Places in `cellXfs`. Formats 14 and 22 are the reader's own way to write a day and a moment, 4 an amount with cents. */
const STYLE = { heading: 1, day: 2, instant: 3, amount: 4 }

/** The parts of a workbook that do not depend on what is in its one sheet. */
export const workbookParts = (sheetName: string): { name: string; text: string }[] => [
  { name: '[Content_Types].xml', text: `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/></Types>` },
  { name: '_rels/.rels', text: `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>` },
  { name: 'xl/workbook.xml', text: `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escapeXml(sheetName.slice(0, 31))}" sheetId="1" r:id="rId1"/></sheets></workbook>` },
  { name: 'xl/_rels/workbook.xml.rels', text: `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>` },
  { name: 'xl/styles.xml', text: `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>${[14, 22, 4].map((id) => `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`).join('')}</cellXfs></styleSheet>` },
]

const WIDTH: Record<CellKind, number> = { text: 24, phone: 19, number: 10, amount: 14, day: 12, instant: 17, yesno: 8 }

/** Beginning of the sheet: widths, a heading that stays in sight. */
export function sheetStart(kinds: CellKind[], heading: string[]): string {
  const widths = kinds.map((kind, at) => `<col min="${at + 1}" max="${at + 1}" width="${WIDTH[kind]}" customWidth="1"/>`).join('')
  const cells = heading.map((text, at) => textCell(columnName(at) + 1, text, STYLE.heading)).join('')
  return `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths}</cols><sheetData><row r="1">${cells}</row>`
}
export const SHEET_END = '</sheetData></worksheet>'

/** One line of the sheet, numbered from 2. Texts are typed as texts, which no spreadsheet runs, so they need no apostrophe. */
export function sheetRow(number: number, kinds: CellKind[], values: CellValue[], reader: Reader): string {
  const cells = values.map((value, at) => {
    if (value === null || value === '') return ''
    const kind = kinds[at] ?? 'text'
    const place = columnName(at) + number
    switch (kind) {
      case 'number': return `<c r="${place}"><v>${Number(value)}</v></c>`
      case 'amount': return `<c r="${place}" s="${STYLE.amount}"><v>${String(value)}</v></c>`
      case 'day': return `<c r="${place}" s="${STYLE.day}"><v>${daySerial(String(value))}</v></c>`
      case 'instant': {
        const { day, time } = wallClock(String(value), reader.timeZone)
        return `<c r="${place}" s="${STYLE.instant}"><v>${daySerial(day) + timeSerial(time)}</v></c>`
      }
      case 'phone': return textCell(place, internationalPhone(String(value)))
      case 'yesno': return textCell(place, value ? (reader.language === 'fr' ? 'Oui' : 'Yes') : reader.language === 'fr' ? 'Non' : 'No')
      default: return textCell(place, String(value))
    }
  })
  return `<row r="${number}">${cells.join('')}</row>`
}

/** A spreadsheet counts days from the end of 1899. */
const daySerial = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569
const timeSerial = (time: string): number => Date.parse(`1970-01-01T${time}Z`) / 86_400_000
const textCell = (place: string, text: string, style?: number): string => `<c r="${place}"${style ? ` s="${style}"` : ''} t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`

/** A, B, … Z, AA, AB… */
export function columnName(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : columnName(Math.floor(at / 26) - 1) + String.fromCharCode(65 + (at % 26))
}

/** Text inside XML: what XML cannot hold is left out, and what a spreadsheet would read as its own escape is escaped. */
export function escapeXml(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what XML cannot hold
  const holdable = text.slice(0, 32_767).toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
  return holdable
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)
}
