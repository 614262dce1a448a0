import type { Answer, Answers } from '#domain/fields/answers.ts'
import { applicableItems } from '#domain/records/house-inspection/applicable-items.ts'
import type { HouseFacts } from '#domain/records/house-inspection/checklist-types.ts'
import { checklistSections } from '#domain/records/house-inspection/checklist.ts'
import { gradeHouse } from '#domain/records/house-inspection/grade-house.ts'
import type { HouseGrade } from '#domain/records/house-inspection/grade-order.ts'
import { quickPass } from '#domain/records/house-inspection/quick-pass.ts'
import type { HousePlan } from './house-plans.ts'
import type { Random } from './random.ts'

type Finding = readonly [item: string, answer: Answer]

const found = (item: string, value: string, more: Answer = {}): Finding => [item, { value, ...more }]

/** What is seen in a house of a grade; only what applies to its structure is used. */
const defects: Readonly<Record<Exclude<HouseGrade, 'none'>, readonly Finding[]>> = {
  severe: [
    found('ms_diagonal_crack', 'severe', { measures: { max_width_mm: 12, n_over_5mm: 3 } }),
    found('wd_truss_beam', 'severe'),
    found('es_wall', 'severe'),
    found('fd_overall_tilt', 'tilt_with_cracks'),
    found('fr_cantilever', 'severe', { measures: { width_mm: 0.8 } }),
    found('rc_column_damage', 'severe'),
    found('em_member_cracking_growing', 'yes'),
  ],
  some: [
    found('fd_wall_settlement_crack', 'below', { measures: { max_width_mm: 3, parallel_count: 1 } }),
    found('ms_diagonal_crack', 'below', { measures: { max_width_mm: 2.5, n_over_5mm: 0 } }),
    found('ms_joint_through_crack', 'through'),
    found('fr_cantilever', 'fine', { measures: { width_mm: 0.3 } }),
    found('fr_roof', 'long_leak'),
    found('ev_parapet_facade', 'loose', { places: 2 }),
    found('ev_lintel', 'crack'),
    found('al_added_storey', 'no_design'),
    found('al_removed_bearing', 'no_damage'),
    found('rc_slab_crack', 'fine', { measures: { width_mm: 0.6 } }),
    found('rc_rebar_corrosion', 'local'),
    found('wd_column', 'obvious'),
    found('wd_purlin', 'yes'),
    found('es_wall', 'obvious'),
    found('st_corrosion', 'scaling'),
    found('fr_stair', 'crack'),
    found('fr_precast_slab', 'short_bearing'),
    found('site_slope_retaining', 'near_defect'),
  ],
  undetermined: [
    found('fd_overall_tilt', 'suspect'),
    found('fr_precast_slab', 'not_seen'),
    found('wd_truss_beam', 'not_seen'),
    found('rc_column_tilt', 'suspect'),
    found('ms_tilt_local', 'suspect'),
    found('al_removed_bearing', 'unsure'),
  ],
}

const operations: Readonly<Record<HousePlan['operation'], readonly Finding[]>> = {
  none: [],
  general: [
    found('op_wiring', 'yes'),
    found('op_ebike', 'parked'),
    found('op_gas', 'minor'),
    found('op_fire_equipment', 'missing'),
  ],
  major: [found('op_ebike', 'charging'), found('op_mixed_use', 'yes'), found('op_wiring', 'danger')],
}

const watched: readonly Finding[] = [
  found('ms_weathering', 'light'),
  found('fr_roof', 'leak'),
  found('rc_slab_crack', 'hairline'),
  found('wd_truss_beam', 'light'),
  found('al_overload', 'light'),
]

/** Papers as they are in such places: seldom all of them. */
function papers(random: Random, { builtYear = 2000 }: HouseFacts): Record<string, Answer> {
  const old = builtYear <= 2000
  const one = (complete: number, partial: number, absent: number) => {
    const at = random.next()
    if (at < complete) return { value: 'complete' }
    if (at < complete + partial) return { value: 'partial' }
    return { value: at < complete + partial + absent ? 'absent' : 'unknown' }
  }
  return {
    lg_land_planning: old ? one(0.5, 0.3, 0.05) : one(0.75, 0.2, 0.02),
    lg_construction: old ? one(0.2, 0.4, 0.2) : one(0.55, 0.3, 0.1),
    lg_business_license: one(0.85, 0.05, 0.1),
    lg_safety_certificate: one(0.4, 0.2, 0.3),
  }
}

const reasons = ['no_camera', 'dark', 'refused'] as const

/**
 * Every applicable item answered so that the house comes to the grade: what was seen, the papers, and the
 * quick pass over the rest. Throws when the rules grade it otherwise, for then the words above are wrong.
 */
export function findings(
  random: Random,
  facts: HouseFacts,
  grade: HouseGrade,
  operation: HousePlan['operation'],
): Answers {
  const applicable = new Map(applicableItems(facts).map((item) => [item.id, item]))
  const fitting = (list: readonly Finding[]) => random.shuffled(list.filter(([item]) => applicable.has(item)))
  const seen: Finding[] = []
  if (random.chance(0.3)) seen.push(...fitting(watched).slice(0, 1))
  if (facts.isRented && random.chance(0.5)) seen.push(found('al_mezzanine_partition', 'light'))
  const safeWithoutDesign = facts.floors < 3 && !facts.isBusiness
  if (safeWithoutDesign && random.chance(0.45)) seen.push(found('al_no_design', 'yes'))
  if (grade === 'severe') seen.push(...fitting(defects.some).slice(0, 1))
  if (grade !== 'none')
    seen.push(...fitting(defects[grade]).slice(0, grade === 'some' && random.chance(0.35) ? 2 : 1))
  seen.push(...fitting(operations[operation]).slice(0, 1))

  let answers: Answers = Object.fromEntries(
    [...applicable.values()]
      .filter(({ dimension }) => dimension === 'emergency')
      .map((item): Finding => [item.id, { value: item.options[0]!.value }]),
  )
  const own = Object.fromEntries(
    seen.map(([item, answer]) => {
      const effect = applicable.get(item)?.options.find(({ value }) => value === answer.value)?.effect
      const asksPhoto = effect !== undefined && (applicable.get(item)?.photo.min[effect] ?? 0) > 0
      return [item, asksPhoto ? { ...answer, noPhotoReason: random.pick(reasons) } : answer]
    }),
  )
  const legal = Object.entries(papers(random, facts)).filter(([item]) => applicable.has(item))
  answers = { ...answers, ...own, ...Object.fromEntries(legal) }
  for (const { id } of checklistSections) answers = quickPass(id, facts, answers)
  const graded = gradeHouse(facts, answers)
  if (graded.grade !== grade) throw new Error(`invented findings are graded ${graded.grade}, not ${grade}`)
  return answers
}
