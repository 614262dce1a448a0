/** What people write beside the steps of a case. */
export const caseNotes: Readonly<Record<string, string>> = {
  confirm: '到现场看过，隐患属实，先按颜色管控。',
  orderAppraisal: '委托房屋安全鉴定所，产权人已签字。',
  plan: '方案和产权人当面说过，街道签了字。',
  monitor: '产权人一时筹不到钱，先停止经营，每周看一次。',
  start: '施工队进场。',
  finish: '产权人说做完了，请来验收。',
}
