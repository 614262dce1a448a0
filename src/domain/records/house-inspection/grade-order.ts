import { label } from '#domain/label.ts'

/**
 * The preliminary grades, from harmless to worst. Three are those of the national technical points 2022;
 * `undetermined` (own design) says that what matters was not seen.
 */
export const houseGrades = {
  none: label('未发现安全隐患', 'No hazard found'),
  undetermined: label('待核实', 'To be verified'),
  some: label('存在一定安全隐患', 'Some hazard'),
  severe: label('存在严重安全隐患', 'Severe hazard'),
} as const

export type HouseGrade = keyof typeof houseGrades

export const gradeOrder = Object.keys(houseGrades) as readonly HouseGrade[]

/** 0 for `none` up to 3 for `severe`; -1 for a grade this version does not know. */
export const gradeSeverity = (grade: HouseGrade): number => gradeOrder.indexOf(grade)

/** The worse of two grades on none < undetermined < some < severe; a known grade beats an unknown one. */
export const worseGrade = (a: HouseGrade, b: HouseGrade): HouseGrade =>
  gradeSeverity(b) > gradeSeverity(a) ? b : a
