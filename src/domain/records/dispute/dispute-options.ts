import { label } from '../../label.ts'

/** Types merged from two real lists (DOMAIN 6.1). */
export const disputeTypes = {
  family: label('婚恋家庭', 'Marriage and family'),
  neighbours: label('邻里', 'Neighbours'),
  property: label('物业', 'Property management'),
  wages: label('劳动人事', 'Work and wages'),
  land: label('土地及资源权属', 'Land and resources'),
  contract: label('合同', 'Contract'),
  loan: label('金融借贷', 'Loans'),
  consumer: label('消费', 'Purchases'),
  traffic: label('交通', 'Traffic'),
  medical: label('医疗', 'Medical'),
  injury: label('侵权', 'Damage and injury'),
  personal: label('人格权', 'Personal rights'),
  ownership: label('物权', 'Ownership'),
  building: label('城乡建设', 'Building'),
  civilAffairs: label('涉民政', 'Civil affairs'),
  enforcement: label('行政执法', 'Law enforcement'),
  lawsuit: label('涉法涉诉', 'Court matters'),
  other: label('其他', 'Other'),
}

export const disputeSources = {
  visit: label('走访', 'Visit'),
  resident: label('群众上报', 'A resident told'),
  superior: label('上级', 'From above'),
  hotline: label('热线', 'Hotline'),
  police: label('警源', 'Police'),
  court: label('诉源', 'Court'),
  petition: label('访源', 'Petition'),
}

export const disputeWays = {
  people: label('人民调解', 'People’s mediation'),
  administrative: label('行政调解', 'Administrative mediation'),
  judicial: label('司法调解', 'Judicial mediation'),
  talk: label('协商', 'Talks'),
  lawsuit: label('转诉讼', 'To court'),
  arbitration: label('转仲裁', 'To arbitration'),
  other: label('其他', 'Other'),
}

export const agreementKinds = { oral: label('口头', 'Oral'), written: label('书面', 'Written') }

export const disputeStates = {
  found: label('排查发现', 'Found'),
  registered: label('已登记', 'Registered'),
  accepted: label('已受理', 'Accepted'),
  mediating: label('调处中', 'In mediation'),
  solved: label('已化解', 'Solved'),
  failed: label('未化解', 'Not solved'),
  followedUp: label('已回访', 'Followed up'),
  archived: label('已归档', 'Archived'),
  transferred: label('已移交', 'Handed over'),
}

export type DisputeStatus = keyof typeof disputeStates

/** The states in which mediation has not come to an end yet: until then a dispute can be reported to the street. */
export const unsettledStates: readonly DisputeStatus[] = ['found', 'registered', 'accepted', 'mediating']

export const disputeSteps = {
  register: label('登记', 'Registered'),
  accept: label('受理', 'Accepted'),
  mediate: label('开始调处', 'Mediation begun'),
  session: label('调处记录', 'Session'),
  solve: label('化解', 'Solved'),
  fail: label('未化解', 'Not solved'),
  followUp: label('回访', 'Followed up'),
  archive: label('归档', 'Archived'),
  transfer: label('移交', 'Handed over'),
  escalate: label('上报街道', 'To the street'),
  urge: label('督办', 'Urged on'),
  again: label('重新调处', 'Mediation again'),
}

export type DisputeStep = keyof typeof disputeSteps
