export type Times = { p50: number; p95: number; n: number }

const percentile = (sorted: number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN

/** Runs `work` one after another, the first tenth (at least three) unmeasured, and says how long one took, in milliseconds. */
export async function timed(runs: number, work: (run: number) => Promise<unknown>): Promise<Times> {
  const warm = Math.max(3, Math.floor(runs / 10))
  const times: number[] = []
  for (let run = 0; run < warm + runs; run += 1) {
    const from = performance.now()
    await work(run)
    if (run >= warm) times.push(performance.now() - from)
  }
  times.sort((a, b) => a - b)
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95), n: runs }
}

/** How many a second `clients` at once get done in `seconds`. */
export async function perSecond(clients: number, seconds: number, work: (run: number) => Promise<unknown>): Promise<number> {
  const until = performance.now() + seconds * 1000
  let done = 0
  await Promise.all(Array.from({ length: clients }, async (_, client) => {
    for (let run = client; performance.now() < until; run += clients) {
      await work(run)
      done += 1
    }
  }))
  return done / seconds
}
