import type { FieldRule, RefusalDetails } from '../../contract/kernel/refusal'

const texts: Record<FieldRule, (limit: number | undefined) => string> = {
  required: () => '这一项要填',
  json: () => '内容没能识别，请重新填写',
  type: () => '内容没能识别，请重新填写',
  unknown_field: () => '版本太旧，请退出小程序再打开',
  too_short: (limit) => `至少要 ${limit ?? 1} 个字`,
  too_long: (limit) => (limit === undefined ? '太长了，请删减' : `最多 ${limit} 个字，请删减`),
  too_small: (limit) => (limit === undefined ? '数太小' : `不能小于 ${limit}`),
  too_big: (limit) => (limit === undefined ? '数太大' : `不能大于 ${limit}`),
  format: () => '格式不对，请对照着再看一遍',
  characters: () => '只能写汉字（可带“·”），或者证件上的拉丁字母（可带空格、点、连字符）',
  hidden_characters: () => '里面有看不见或显示不出的字符，多半是粘贴带来的。请清空这一项，自己打一遍',
  phone_number: () =>
    '这个号码打不通。可以填：带区号的固定电话（如 0512-65001234，分机写“转8001”）、400 或 800 电话、12345 这样的短号、95 或 96 开头的号码、值班手机',
  checksum: () => '号码里有一位不对，请对着证件再看一遍',
  birth_date: () => '号码里的出生日期不对，请对着证件再看一遍',
  too_early: () => '这个时间太早，和前面的时间对不上',
  too_late: () => '这个时间太晚，和后面的时间对不上',
  option: () => '请从列出的选项里选',
}

/** Fields of which more can be said than that their form is wrong. */
const forms: Readonly<Record<string, string>> = {
  idNumber: '身份证号是 18 位，最后一位可以是 X，请对着证件数一数',
}

/** What stands below a field that breaks a rule. */
export const fieldRuleText = ({ field, rule, limit }: RefusalDetails['INVALID_INPUT']) =>
  (rule === 'format' ? forms[field] : undefined) ?? texts[rule](limit)
