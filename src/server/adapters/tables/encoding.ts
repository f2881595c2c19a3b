import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { TextDecoder } from 'node:util'
import chardet from 'chardet'
import iconv from 'iconv-lite'
import { plausibility } from '#domain/imports/detect.ts'
import { UnreadableTable } from './port.ts'

async function head(path: string, bytes: number): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const buffer = Buffer.alloc(bytes)
    const { bytesRead } = await file.read(buffer, 0, bytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** Whether the whole file is valid UTF-8, and a sample around its first byte that is not ASCII. */
async function scan(path: string): Promise<{ utf8: boolean; sample: Buffer }> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let utf8 = true
  let sample: Buffer | null = null
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    if (!sample && chunk.some((byte) => byte > 0x7f)) sample = chunk
    if (!utf8) {
      if (sample) break
      continue
    }
    try {
      decoder.decode(chunk, { stream: true })
    } catch {
      utf8 = false
    }
  }
  try {
    if (utf8) decoder.decode()
  } catch {
    utf8 = false
  }
  return { utf8, sample: sample ?? Buffer.alloc(0) }
}

/** How often a byte order shows: ASCII text in UTF-16 has a zero in every second byte. */
function zeros(sample: Buffer): { even: number; odd: number } {
  const counts = { even: 0, odd: 0 }
  for (let at = 0; at < sample.length; at += 1) if (sample[at] === 0) counts[at % 2 === 0 ? 'even' : 'odd'] += 1
  return counts
}

/**
 * The encoding of a text file: by its mark, by being valid UTF-8 to its end, by the zeros of UTF-16, else the one that makes
 * the most plausible French of it. Refuses what is not text.
 */
export async function detectEncoding(path: string): Promise<string> {
  const start = await head(path, 64 * 1024)
  if (start.length === 0) throw new UnreadableTable('file_empty')
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  const { even, odd } = zeros(start)
  const half = start.length / 2
  if (odd > half * 0.4 && even < half * 0.05) return 'utf-16le'
  if (even > half * 0.4 && odd < half * 0.05) return 'utf-16be'
  const controls = start.filter((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27)).length
  if (controls > start.length * 0.02 + 8) throw new UnreadableTable('file_unreadable')
  const { utf8, sample } = await scan(path)
  // A few broken bytes do not make a UTF-8 file something else: their rows are refused one by one.
  if (utf8 || mostlyUtf8(sample)) return 'utf-8'
  const guess = chardet.analyse(sample)[0]
  if (guess && guess.confidence >= 60 && /^(windows-1251|KOI8-R|Shift_JIS|GB18030|Big5|EUC-JP|EUC-KR|windows-1253|windows-1255|windows-1256|ISO-8859-[5678])$/.test(guess.name) && iconv.encodingExists(guess.name)) return guess.name.toLowerCase()
  const scores = ['windows-1252', 'macintosh', 'cp850'].map((encoding) => ({ encoding, score: plausibility(iconv.decode(sample, encoding)) }))
  return scores.reduce((best, one) => (one.score > best.score ? one : best)).encoding
}

function mostlyUtf8(sample: Buffer): boolean {
  const text = new TextDecoder('utf-8').decode(sample)
  const broken = text.match(/\uFFFD/g)?.length ?? 0
  const whole = text.match(/[\u0080-\uFFFC]/g)?.length ?? 0
  return whole > 10 && whole > broken * 10
}

/** The first characters of a file, for finding its separator. */
export async function textHead(path: string, encoding: string): Promise<string> {
  return iconv.decode(await head(path, 128 * 1024), encoding)
}
