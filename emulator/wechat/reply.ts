/** The reply of WeChat's open API: `errcode` 0 with its fields, or an error code with a message. */
export interface WechatReply {
  readonly errcode: number
  readonly errmsg: string
}

export const ok = <Fields extends object>(fields: Fields): WechatReply & Fields => ({ errcode: 0, errmsg: 'ok', ...fields })

export const refused = (errcode: number, errmsg: string): WechatReply => ({ errcode, errmsg })
