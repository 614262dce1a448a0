import { label } from '../../label.ts'
import { controlLevels } from '../house-inspection/control-level.ts'

/** The states of a hazard case from found to struck off (DOMAIN 3.5, `case_state_machine`). */
export const caseStates = {
  found: label('已发现', 'Found'),
  verifying: label('核实中', 'Being verified'),
  controlled: label('已管控', 'Under control'),
  appraising: label('鉴定中', 'Being appraised'),
  planned: label('已定方案', 'Planned'),
  rectifying: label('整治中', 'Being put right'),
  accepting: label('待验收', 'To be accepted'),
  closed: label('已销号', 'Closed out'),
  monitoring: label('监测中', 'Monitored'),
  dismissed: label('核实不成立', 'No hazard after all'),
} as const

export type CaseStatus = keyof typeof caseStates

const { yellow, orange, red } = controlLevels

/** The colours that ask for a case, from mild to worst. */
export const caseColours = { yellow, orange, red } as const

export type CaseColour = keyof typeof caseColours

export const caseColourOrder = Object.keys(caseColours) as readonly CaseColour[]

/** 管理措施: they keep people safe and mend nothing, so they alone never close a case (DOMAIN 3.5). */
export const managementMeasures = {
  stopUse: label('停止使用', 'Stop using the house'),
  stopBusiness: label('停止经营', 'Stop the business'),
  cordon: label('封控警示', 'Cordon and warning signs'),
  evacuate: label('人员撤离', 'People have left'),
  other: label('其他管理措施', 'Other'),
} as const

/** 工程措施 */
export const engineeringMeasures = {
  repair: label('维修加固', 'Repair and strengthen'),
  rebuild: label('拆除重建', 'Demolish and rebuild'),
  other: label('其他工程措施', 'Other works'),
} as const

/** 违法建设查处 */
export const enforcementMeasures = {
  demolishAll: label('全部拆除', 'Demolish all'),
  demolishPart: label('部分拆除', 'Demolish a part'),
  papers: label('补办手续', 'Complete the papers'),
  fine: label('罚款', 'Fine'),
  confiscate: label('没收', 'Confiscate'),
  other: label('其他查处', 'Other'),
} as const

/** What proves that the danger is gone (`close_requires`). */
export const caseEvidence = {
  appraisal: label('整治后鉴定 A 级或 B 级', 'Appraised A or B after the work'),
  demolition: label('已拆除', 'Demolished'),
  recheck: label('专业复查未发现隐患', 'Professional re-inspection found nothing'),
} as const

export type CaseEvidence = keyof typeof caseEvidence

export const moneySources = {
  owner: label('产权人自筹', 'Owner pays'),
  support: label('财政补助', 'Public support'),
  both: label('自筹加补助', 'Owner and public support'),
  unknown: label('待落实', 'Not settled'),
} as const

/** What is done at once, beside the steps that change the state. */
export const firstActions = {
  reportByPhone: label('电话报社区书记、街道', 'Reported by phone to secretary and street'),
  evacuate: label('停止使用、撤离人员', 'Use stopped, people out'),
  cordon: label('围挡、警示牌、告知书', 'Cordon, warning sign, written notice'),
  restrictUse: label('限制用途，不得经营', 'Use limited, no business'),
  notice: label('整改告知', 'Notice to put it right'),
} as const

export type FirstAction = keyof typeof firstActions
