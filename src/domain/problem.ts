import { type Label, label } from './label.ts'

interface ProblemKind {
  readonly status: number
  readonly title: Label
  /** What the person can do now. */
  readonly advice: Label
}

const kind = (status: number, zh: string, en: string, adviceZh: string, adviceEn: string): ProblemKind => ({
  status,
  title: label(zh, en),
  advice: label(adviceZh, adviceEn),
})

/**
 * Everything that may go wrong and be told to a person. The key is the stable code on the wire;
 * the status is the HTTP status where one applies.
 */
export const problems = {
  signInFailed: kind(
    401,
    '用户名或密码不对',
    'Wrong user name or password',
    '请核对后再试',
    'Check both and try again',
  ),
  signInNeeded: kind(
    401,
    '登录已过期',
    'Your sign-in has expired',
    '有网时重新登录即可,本机记录都还在',
    'Sign in again when online; everything on this phone is kept',
  ),
  tooManyAttempts: kind(
    429,
    '试得太多次了',
    'Too many attempts',
    '请等 15 分钟再试',
    'Wait 15 minutes and try again',
  ),
  tooManyRequests: kind(
    429,
    '请求太频繁',
    'Too many requests',
    '会自动稍后再试',
    'It will be tried again later',
  ),
  wrongUser: kind(
    409,
    '这些记录属于另一位同事',
    'These records belong to another person',
    '请用原来的账号登录后送出',
    'Sign in as the person who wrote them',
  ),
  deviceRevoked: kind(
    410,
    '这台手机已被停用',
    'This device has been revoked',
    '请联系社区;未送达的记录仍在本机',
    'Contact your community; unsent records stay on this phone',
  ),
  crossSite: kind(
    403,
    '请求来源不对',
    'The request came from another site',
    '请从网格行里操作',
    'Use Gridwalk itself',
  ),
  notAllowed: kind(
    403,
    '没有这项权限',
    'You may not do this',
    '需要时请社区书记或管理员办理',
    'Ask a secretary or administrator',
  ),
  exportNeedsSecond: kind(
    403,
    '超过 50 人的完整导出要另一人同意',
    'More than 50 persons in full need a second person',
    '先提出申请，请另一位督导员或管理员同意',
    'Make a request and ask another supervisor or administrator to agree',
  ),
  badRequest: kind(
    400,
    '送来的内容看不懂',
    'The request could not be read',
    '请更新到最新版再试',
    'Update the app and try again',
  ),
  notJson: kind(415, '只接受 JSON', 'Only JSON is accepted', '请从网格行里操作', 'Use Gridwalk itself'),
  tooLarge: kind(
    413,
    '一次送得太多',
    'Too much in one request',
    '会自动分批再送',
    'It will be sent in smaller parts',
  ),
  notFound: kind(404, '没有找到', 'Not found', '可能已被移走或删除', 'It may have been moved or removed'),
  upgradeNeeded: kind(
    426,
    '应用版本太旧',
    'This version is too old',
    '请更新应用;已写的记录不会丢',
    'Update the app; nothing written is lost',
  ),
  serverFault: kind(
    500,
    '服务器出错了',
    'The server failed',
    '会自动再试;本机记录都还在',
    'It will be tried again; nothing is lost',
  ),
  serverBusy: kind(503, '服务器忙', 'The server is busy', '会自动再试', 'It will be tried again'),
  serverFull: kind(
    507,
    '服务器存储满了',
    'The server has no space left',
    '会自动再试;请告诉管理员,本机记录都还在',
    'It will be tried again; tell your administrator. Nothing is lost',
  ),
  serverUnwritable: kind(
    503,
    '服务器的磁盘写不进去',
    'The server cannot write to its disk',
    '会自动再试;请告诉管理员,本机记录都还在',
    'It will be tried again; tell your administrator. Nothing is lost',
  ),
  photoRefused: kind(
    422,
    '这张照片收不了',
    'This photo cannot be taken',
    '请重新拍一张',
    'Take the photo again',
  ),
  photoMetadata: kind(
    422,
    '照片里还带着拍摄地点等信息',
    'The photo still tells where it was taken',
    '请更新网格行再拍一张',
    'Update Gridwalk and take the photo again',
  ),
  photoTooLarge: kind(
    413,
    '这张照片太大',
    'The photo is too large',
    '请更新网格行再拍一张',
    'Update Gridwalk and take the photo again',
  ),
  photoDamaged: kind(
    422,
    '照片在路上传坏了',
    'The photo was damaged on its way',
    '会自动重传;总不行就重新拍一张',
    'It is sent again by itself; if that does not help, take it again',
  ),
  photoQuota: kind(
    429,
    '没有用到记录里的照片太多',
    'Too many photos that no record shows',
    '先把填好的记录提交上去,照片会接着传',
    'Save the records they belong to; then they go on',
  ),
  photoUndecodable: kind(
    0,
    '手机打不开这张照片',
    'This phone cannot open the photo',
    '请用网格行直接拍,或在相机设置里改用 JPEG 格式',
    'Take it from within Gridwalk, or set the camera to JPEG',
  ),
  uploadElsewhere: kind(
    409,
    '照片要从别处接着传',
    'The upload goes on from elsewhere',
    '会自动接着传',
    'It goes on by itself',
  ),
  weakPassword: kind(
    422,
    '密码太简单',
    'The password is too simple',
    '至少 8 位,要有字母、数字和符号',
    'At least 8 characters with letters, digits and a symbol',
  ),
  userExists: kind(
    422,
    '这个用户名已有人用',
    'This user name is taken',
    '请换一个用户名',
    'Choose another user name',
  ),
  offline: kind(
    0,
    '现在没有网络',
    'There is no network now',
    '记录已存在本机,有网会自动送出',
    'Saved on this phone; it will be sent when there is a network',
  ),
  storageFull: kind(
    0,
    '手机存储满了',
    'The phone has no space left',
    '请清理照片或应用;文字记录仍可保存',
    'Free some space; text can still be saved',
  ),
  storageBlocked: kind(
    0,
    '浏览器不让保存',
    'The browser refuses to store data',
    '请不要用无痕模式,换系统浏览器打开',
    'Leave private mode or use the system browser',
  ),
  storageNewer: kind(
    0,
    '本机数据来自更新的版本',
    'The data on this phone is from a newer version',
    '请刷新到最新版',
    'Reload to get the newest version',
  ),
  unsentLeft: kind(
    0,
    '这台手机上又有了未送达的',
    'There is something unsent on this phone again',
    '没有清除。请先送出，再核对一次',
    'Nothing was removed. Send it first, then check again',
  ),
  notRescueFile: kind(
    422,
    '这不是急救文件',
    'This is not a rescue file',
    '请选同事发来的那个 .gwrescue 文件',
    'Choose the .gwrescue file that your colleague sent',
  ),
  rescueDamaged: kind(
    422,
    '文件没收全，或者在路上坏了',
    'The file is incomplete or was damaged on its way',
    '请同事把原来的文件再发一次',
    'Ask your colleague to send the original file again',
  ),
  rescueNewer: kind(
    422,
    '这个文件是更新的版本做的',
    'The file was made by a newer version',
    '请先把网格行更新到最新版，再送一次',
    'Update Gridwalk, then deliver it again',
  ),
  rescueOtherServer: kind(
    422,
    '这个文件不是给我们这里的',
    'The file is for another server',
    '请问清同事是哪个街道的；文件先别删',
    'Ask which street your colleague works for; keep the file',
  ),
  rescueNotGenuine: kind(
    422,
    '认不出这个文件是谁做的，没有收',
    'The file cannot be proved to be its author’s; it was not taken',
    '请同事在原来的手机上重新做一份',
    'Ask your colleague to make it again on the same phone',
  ),
  rescueNotReady: kind(
    0,
    '这台手机还不能做急救文件',
    'This phone cannot make a rescue file yet',
    '要先登录联网一次；记录都还在本机',
    'Sign in with a network once; everything is kept on this phone',
  ),
  unreadableFile: kind(
    422,
    '这个文件读不了',
    'The file could not be read',
    '请另存为 .xlsx 再试',
    'Save it as .xlsx and try again',
  ),
  unknownRecord: kind(
    422,
    '要改的记录不存在',
    'The record to change does not exist',
    '已交督导员处理',
    'Passed to the supervisor',
  ),
  unknownType: kind(
    422,
    '不认识这种记录',
    'Unknown kind of record',
    '已交督导员处理',
    'Passed to the supervisor',
  ),
  badMutation: kind(
    422,
    '这一条的格式不对',
    'This change is malformed',
    '已原样保留,交督导员处理',
    'Kept as it is and passed to the supervisor',
  ),
  badValue: kind(
    422,
    '有一项的内容不合规',
    'A value does not fit its field',
    '已原样保留,交督导员处理',
    'Kept as it is and passed to the supervisor',
  ),
  serverField: kind(
    422,
    '这一项只能由系统填写',
    'Only the server may set this field',
    '已原样保留,交督导员处理',
    'Kept as it is and passed to the supervisor',
  ),
  commandField: kind(
    422,
    '这一项只能按流程改',
    'This field changes only through the workflow',
    '已原样保留,交督导员处理',
    'Kept as it is and passed to the supervisor',
  ),
  wrongState: kind(
    422,
    '记录已经不在这一步了',
    'The record is no longer in this state',
    '请看最新状态',
    'Look at its present state',
  ),
  dueBeyondLevel: kind(
    422,
    '期限超过了这一级的最长时限',
    'Later than this level allows',
    '请选早一点的日期；不够再申请延期',
    'Choose an earlier day; extend it later if it is not enough',
  ),
  alreadyExtended: kind(
    422,
    '已经延过一次期了',
    'It was extended once already',
    '办不完的请写明理由挂账',
    'If it cannot be done in time, hang it up with the reason',
  ),
  extensionTooShort: kind(
    422,
    '新期限没有比原来的晚',
    'The new day is not later than the old one',
    '请选更晚的日期',
    'Choose a later day',
  ),
  extensionTooLong: kind(
    422,
    '延得太久了，最多再给同样长的时间',
    'Too long; at most as long again',
    '请选早一点的日期',
    'Choose an earlier day',
  ),
  doneAlready: kind(422, '已经办过了', 'It has been done already', '不用再办一次', 'No need to do it again'),
  valueMoved: kind(
    422,
    '档案里的原值已经变了',
    'The old value is no longer what the file says',
    '请看档案现在的内容，再定改不改',
    'Look at the file as it is now, then decide',
  ),
  argumentMissing: kind(
    422,
    '缺少必填的说明',
    'A required reason is missing',
    '请补上说明',
    'Give the reason',
  ),
  incomplete: kind(
    422,
    '还有必填项没填',
    'Required fields are empty',
    '请补齐后再提交',
    'Fill them in and submit again',
  ),
  filterTellsHealth: kind(
    403,
    '不能按这一项筛选',
    'This cannot be filtered by',
    '筛出来就等于看到了每个人的这项信息，请打开单条记录、说明用途后查看',
    'What it finds would tell it of everybody; open a single record and say why you need it',
  ),
  reasonNeeded: kind(
    422,
    '降低等级必须写明理由',
    'Lowering a grade needs a reason',
    '请写明理由',
    'Give the reason',
  ),
  levelOneStep: kind(
    422,
    '等级一次只能降一级',
    'A level is lowered one step at a time',
    '请选低一级的',
    'Choose the next level down',
  ),
  levelHardRule: kind(
    422,
    '有必须红色的情形，不能降级',
    'A hard rule keeps the level red',
    '情形不在了再降',
    'Lower it when the rule no longer holds',
  ),
  levelByScore: kind(
    422,
    '按现在的评分还不能降级',
    'The present score does not allow a lower level',
    '请先核对档案里的情况',
    'Check what the file says first',
  ),
  levelVisits: kind(
    422,
    '还没有连续两次正常上门',
    'There were not yet two normal visits in person in a row',
    '两次上门都正常后再降',
    'Lower it after two normal visits',
  ),
  personGone: kind(
    422,
    '老人已故或已迁出，不能再新建记录',
    'The person has died or moved away; no new record can be made',
    '以前的记录都还能看；情况不对请先改老人的状态',
    'Earlier records can still be read; if this is wrong, correct the status first',
  ),
  closeBySupervisor: kind(
    422,
    '这一条要社区来办结',
    'Only the community may close this',
    '写清处理情况，请社区书记办结',
    'Say what was done and ask the secretary to close it',
  ),
  ownReport: kind(
    422,
    '自己上报的隐患，不能自己核实或销号',
    'Nobody verifies or closes what they reported themselves',
    '请另一位同事到现场办理',
    'Ask another colleague to do it on site',
  ),
  secondPerson: kind(
    422,
    '销号要两个人',
    'Closing out takes two people',
    '先请一人现场签字，再由另一名专业或街道人员销号',
    'One signs on site first, then another, an expert or the street, closes it',
  ),
  measureNeeded: kind(
    422,
    '只有管理措施，不能整治或销号',
    'Management measures alone put nothing right',
    '先在一楼一策里选好工程措施或查处措施；暂时做不到的转监测',
    'Choose works or enforcement in the plan first; until then it is monitored',
  ),
  photosNeeded: kind(
    422,
    '整改前后照片还不齐',
    'Photos before and after are not complete',
    '每一条隐患都要有整改前和整改后的照片',
    'Every finding needs a photo from before and from after',
  ),
  expertPhotoNeeded: kind(
    422,
    '还没有核实照片',
    'There is no photo by the expert yet',
    '先拍一张现场照片',
    'Take a photo on site first',
  ),
  evidenceNeeded: kind(
    422,
    '还没有销号依据',
    'There is no proof yet',
    '整治后鉴定 A/B 级、拆除照片加产权人说明、专业复查无隐患，三样有一样即可',
    'An appraisal A or B after the work, photos of the demolition with the owner’s statement, or a clean professional re-inspection',
  ),
  planIncomplete: kind(
    422,
    '一楼一策还没填全',
    'The plan is not complete',
    '填好措施、整治期限和签字人',
    'Fill in measures, the date and who signs',
  ),
  appraisalNeeded: kind(
    422,
    '还没有合适的鉴定报告',
    'The appraisal this needs is not there yet',
    '先登记鉴定报告；严重隐患必须先鉴定',
    'Enter the report first; a severe hazard is appraised before the plan',
  ),
  redFirst: kind(
    422,
    '只有红色隐患才先管控后核实',
    'Only a red hazard is controlled before it is verified',
    '先派专业人员核实',
    'Send an expert first',
  ),
  stillDangerous: kind(
    422,
    '房屋目前仍判为有隐患',
    'The house still stands as dangerous',
    '先审核通过那次复查，或把核实后的等级定下来，再销号',
    'Approve the re-inspection, or set the verified grade, before closing',
  ),
  oldSchema: kind(
    422,
    '这一条来自不认识的版本',
    'This change comes from an unknown version',
    '已原样保留',
    'Kept as it is',
  ),
} as const satisfies Record<string, ProblemKind>

export type ProblemCode = keyof typeof problems

export type ProblemDetails = Readonly<Record<string, unknown>>

/** What the server answers with when it refuses: `{code, details}`; the words are the catalogue's. */
export interface ProblemBody {
  readonly code: ProblemCode
  readonly details?: ProblemDetails
}

/** An expected failure. Its message is for logs; a person is shown the catalogue's words for its code. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly details: ProblemDetails

  constructor(code: ProblemCode, details: ProblemDetails = {}, options?: { cause?: unknown }) {
    super(code, options)
    this.name = 'Problem'
    this.code = code
    this.details = details
  }

  get status(): number {
    return problems[this.code].status
  }
}
