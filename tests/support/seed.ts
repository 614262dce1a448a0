import fc from 'fast-check'

// Chosen once in the main process; the workers inherit it, so one number repeats a whole run.
process.env.SEED ||= String(Math.floor(Math.random() * 2 ** 31))

export const seed = Number(process.env.SEED)
fc.configureGlobal({ seed })

/** As a global setup: says the seed once, however many projects run. */
export function setup(): void {
  if (process.env.SEED_SAID) return
  process.env.SEED_SAID = 'yes'
  console.log(`seed ${seed} (repeat this run with SEED=${seed})`)
}
