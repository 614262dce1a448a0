import { type Label, label } from '#domain/label.ts'
import type { HardRule } from './elder-risk.ts'
import type { RiskFactorName } from './risk-score.ts'

/** What a factor of the score looks at (DOMAIN 4.5). */
export const factorWords: Readonly<Record<RiskFactorName, Label>> = {
  living_arrangement: label('居住方式', 'Living arrangement'),
  age: label('年龄', 'Age'),
  ability_level: label('自理能力', 'Ability'),
  cognition: label('认知', 'Cognition'),
  illness: label('疾病', 'Illness'),
  disability: label('残疾', 'Disability'),
  status_family: label('家庭身份', 'Family status'),
  children_support: label('子女照应', 'Children’s support'),
  home_safety: label('住房和隐患', 'House and hazards'),
  contactability: label('联系难易', 'Reachable'),
  recent_events: label('近期变故', 'Recent events'),
}

/** What each hard rule says; any of them means red (DOMAIN 4.5). */
export const ruleWords: Readonly<Record<HardRule, Label>> = {
  R1: label('80 岁以上独居', 'Aged 80 or over and alone'),
  R2: label('中度以上失能，没有同住照护人', 'Moderate or worse loss of ability, no carer lives in'),
  R3: label('确诊失智，没有同住照护人', 'Diagnosed dementia, no carer lives in'),
  R4: label(
    '有随时危及生命的疾病，独居或只有老伴',
    'Life-threatening illness, alone or with the spouse only',
  ),
  R5: label('75 岁以上分散供养特困', 'Aged 75 or over with scattered destitute support'),
  R6: label(
    '30 天内有变故（摔伤、出院、丧亲等）',
    'An event within 30 days (fall, discharge, bereavement …)',
  ),
  R7: label('住房为红色管控', 'The house is under red control'),
}
