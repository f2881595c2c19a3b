// `npm run check`: everything that can be checked without a database, side by side.
import { spawn } from 'node:child_process'

const STEPS: Record<string, string> = {
  types: 'npm run -s types',
  walls: 'npm run -s walls',
  lint: 'npm run -s lint',
  dead: 'npm run -s dead',
  features: 'node --import tsx tools/check-features.ts',
  tables: 'node --import tsx tools/check-tables.ts',
  unit: 'npx vitest run --project unit',
}
/** As many as the machines it must be quick on have cores. */
const AT_ONCE = 2

function run(name: string, command: string): Promise<boolean> {
  const started = performance.now()
  const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  return new Promise((resolve) => child.on('close', (code) => {
    console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`)
    if (code !== 0) console.log(said)
    resolve(code === 0)
  }))
}

const waiting = Object.entries(STEPS)
let failed = false
await Promise.all(Array.from({ length: AT_ONCE }, async () => {
  for (let step = waiting.shift(); step; step = waiting.shift()) if (!(await run(...step))) failed = true
}))
process.exitCode = failed ? 1 : 0
