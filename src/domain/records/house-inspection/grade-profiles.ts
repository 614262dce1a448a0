import type { GradeProfile, ProfileRules } from './checklist-types.ts'

/**
 * How a province departs from the national points: `fujian_like` calls three findings general hazards, but
 * many general hazards together severe (provincial self-check forms).
 */
export const gradeProfiles: Readonly<Record<GradeProfile, ProfileRules>> = {
  national_default: { zh: '国家要点', en: 'National points', overrides: {}, aggregatePolicy: 'expert' },
  fujian_like: {
    zh: '福建类',
    en: 'Fujian-like',
    overrides: {
      ms_weathering: { heavy: 'M' },
      ms_bearing_local_crack: { severe: 'M' },
      st_connection_damage: { serious: 'M' },
    },
    aggregatePolicy: 'upgrade',
  },
}
