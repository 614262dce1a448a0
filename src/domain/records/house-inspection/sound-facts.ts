import type { HouseFacts } from './checklist-types.ts'

const worst = {
  floors: Infinity,
  occupants: Infinity,
  isBusiness: true,
  isRented: true,
  hasSteelPart: true,
} as const

const isSound = (value: unknown, bad: number | boolean) =>
  value == null ||
  (typeof value === typeof bad && (typeof value !== 'number' || (Number.isFinite(value) && value >= 0)))

/**
 * The facts of a house with what no rule can read taken for the worst it may mean: a text where the floors should stand
 * (written by another program, let through as it came) must not make a tall house harmless. What nobody entered
 * stays out. Own design.
 */
export function soundFacts<F extends Partial<HouseFacts>>(facts: F): F {
  const unsound = Object.entries(worst).filter(
    ([name, bad]) => !isSound(facts[name as keyof typeof worst], bad),
  )
  return unsound.length ? { ...facts, ...Object.fromEntries(unsound) } : facts
}
