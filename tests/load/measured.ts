import { readFileSync } from 'node:fs'

/** What the devices of a load went through. Times are milliseconds. */
export class Measured {
  readonly #exchanges: number[] = []
  readonly #settled: number[] = []
  /** By what was answered: 429, 503, no answer. */
  readonly failures = new Map<string, number>()
  retries = 0
  pokes = 0

  exchange(ms: number, failure: string | null): void {
    if (failure === null) this.#exchanges.push(ms)
    else this.failures.set(failure, (this.failures.get(failure) ?? 0) + 1)
  }

  /** From coming online until nothing was left to do. */
  settled(ms: number): void {
    this.#settled.push(ms)
  }

  get exchanges(): number {
    return this.#exchanges.length
  }

  get failed(): number {
    return [...this.failures.values()].reduce((sum, count) => sum + count, 0)
  }

  exchangeTimes(): string {
    return percentiles(this.#exchanges)
  }

  settledTimes(): string {
    return percentiles(this.#settled)
  }
}

function percentiles(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (part: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(0)
  return `p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, max ${at(1)} ms`
}

/** Processor time of a process so far, in seconds; 0 where the system has no `/proc`. */
export function processorSeconds(pid: number): number {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return 0
  }
}

/** Most memory that a process ever had, in MB; 0 where the system has no `/proc`. */
export function peakMegabytes(pid: number): number {
  try {
    const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return Math.round(Number(line?.[1] ?? 0) / 1024)
  } catch {
    return 0
  }
}
