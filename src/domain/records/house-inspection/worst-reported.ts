import type { JsonObject } from '#domain/json.ts'
import { isJsonObject } from '#domain/json.ts'
import type { HouseAnswers, HouseFacts } from './checklist-types.ts'
import { type ControlLevel, controlLevel, controlLevels, worseControl } from './control-level.ts'
import { effectiveGrade } from './effective-grade.ts'
import { gradeHouse } from './grade-house.ts'
import { type HouseGrade, houseGrades, worseGrade } from './grade-order.ts'

const isGrade = (value: unknown): value is HouseGrade =>
  typeof value === 'string' && Object.hasOwn(houseGrades, value)

/**
 * The worst grade an inspection has ever been handed in with or verified to, for its body as it is handed in now. A correction
 * may take findings back, but the danger once reported stands until somebody with the right accepts the
 * correction (rule M3, own design). Null while the body holds no facts to grade by.
 */
export function worstReported(body: JsonObject): HouseGrade | null {
  const { facts, answers, workerGrade, verifiedGrade, worstReported: reported } = body
  const known = [reported, verifiedGrade].filter(isGrade)
  const before = known.length ? known.reduce(worseGrade) : null
  if (!isJsonObject(facts)) return before
  const { grade: computed } = gradeHouse(
    facts as unknown as HouseFacts,
    isJsonObject(answers) ? (answers as unknown as HouseAnswers) : {},
  )
  const now = effectiveGrade({ computed, ...(isGrade(workerGrade) && { worker: workerGrade }) })
  return before ? worseGrade(before, now) : now
}

const isControl = (value: unknown): value is ControlLevel =>
  typeof value === 'string' && Object.hasOwn(controlLevels, value)

/**
 * The worst colour an inspection has ever asked for, for its body as it is handed in now: a fire exit that was
 * blocked is not free because the report was taken back (rule M3, own design). Null without facts to go by.
 */
export function worstControl(body: JsonObject): ControlLevel | null {
  const { facts, answers, workerGrade, worstControl: reported } = body
  const before = isControl(reported) ? reported : null
  if (!isJsonObject(facts)) return before
  const house = facts as unknown as HouseFacts
  const given = isJsonObject(answers) ? (answers as unknown as HouseAnswers) : {}
  const grading = gradeHouse(house, given)
  const computed = grading.grade
  const grade = effectiveGrade({ computed, ...(isGrade(workerGrade) && { worker: workerGrade }) })
  const now = controlLevel({ ...grading, grade }, house)
  return before ? worseControl(before, now) : now
}
