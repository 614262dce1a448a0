import { label } from '../../label.ts'

export const elderCategories = {
  living_alone: label('独居', 'Lives alone'),
  empty_nest: label('空巢', 'Empty nest'),
  left_behind: label('留守', 'Left behind'),
  disabled_function: label('失能/半失能', 'Loss of self-care ability'),
  dementia: label('失智', 'Dementia'),
  severe_disability: label('重残(一、二级)', 'Severe disability'),
  special_family: label('计划生育特殊家庭', 'Special family-planning family'),
  childless: label('孤寡(无子女)', 'No children'),
  destitute_scattered: label('分散供养特困', 'Scattered-support destitute'),
  advanced_age: label('高龄(80周岁以上)', 'Aged 80 and over'),
  caring_for_disabled_child: label('与重度残疾子女同住', 'Lives with a severely disabled child'),
  low_income: label('低保/低保边缘', 'Minimum allowance or borderline'),
  other: label('其他需要关爱', 'Other'),
}

export const livingArrangements = {
  alone: label('独自居住', 'Alone'),
  couple: label('与配偶同住', 'With spouse'),
  with_child: label('与子女同住', 'With a child'),
  with_grandchild: label('与孙辈同住', 'With a grandchild'),
  with_disabled_child: label('与残疾子女同住', 'With a disabled child'),
  with_carer: label('与照护人同住', 'With a carer'),
  other: label('其他', 'Other'),
}

export const abilityLevels = {
  intact: label('能力完好', 'Intact'),
  mild: label('轻度失能', 'Mild loss'),
  moderate: label('中度失能', 'Moderate loss'),
  severe: label('重度失能', 'Severe loss'),
  complete: label('完全失能', 'Complete loss'),
  not_assessed: label('未评估', 'Not assessed'),
}

export const incomeSources = {
  pension: label('退休金', 'Pension'),
  age_allowance: label('高龄津贴', 'Old-age allowance'),
  minimum: label('低保', 'Minimum allowance'),
  destitute: label('特困供养', 'Destitute support'),
  children: label('子女供养', 'Supported by children'),
  work: label('劳动', 'Work'),
  other: label('其他', 'Other'),
}

/** Only an active elder has due dates; in hospital, away or in an institution they rest (DOMAIN 4.3). */
export const elderStatuses = {
  active: label('在册', 'Active'),
  hospital: label('住院', 'In hospital'),
  away: label('外出', 'Away'),
  institution: label('入住机构', 'In an institution'),
  moved: label('已迁出', 'Moved away'),
  deceased: label('已故', 'Deceased'),
  withdrawn: label('已退出', 'Withdrawn'),
}

export type ElderStatus = keyof typeof elderStatuses

export const chronicIllnesses = {
  hypertension: label('高血压', 'High blood pressure'),
  diabetes: label('糖尿病', 'Diabetes'),
  heart: label('心脏病', 'Heart disease'),
  stroke: label('脑卒中', 'Stroke'),
  lung: label('慢阻肺', 'Lung disease'),
  tumour: label('肿瘤', 'Tumour'),
  joints: label('骨关节', 'Joints'),
  kidney: label('肾病', 'Kidney disease'),
  mental: label('精神障碍', 'Mental disorder'),
  other: label('其他', 'Other'),
}

export const elderEvents = {
  injurious_fall: label('摔伤', 'Fall with injury'),
  discharge: label('出院', 'Discharged from hospital'),
  bereavement: label('丧偶或丧子女', 'Death of spouse or child'),
  self_harm: label('有轻生迹象', 'Signal of self-harm'),
  carer_lost: label('失去照护人', 'Carer lost'),
}

/** From least to most care; a worker may raise the level, lowering is a supervisor's command (M3). */
export const careLevels = {
  green: label('绿(常态关爱)', 'Green (general care)'),
  yellow: label('黄(一般关爱)', 'Yellow (more care)'),
  red: label('红(重点关爱)', 'Red (key care)'),
}
