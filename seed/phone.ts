import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ActionName, Actions } from '../contract'
import type { InputOf, OutputOf, Reply } from '../contract/kernel/action'

/** Calls actions of an emulator over HTTP as one person's phone would. */
export function phoneOf(url: string, openid: string) {
  const post = async (path: string, body: string | Uint8Array<ArrayBuffer>) => {
    const response = await fetch(url + path, { method: 'POST', headers: { 'x-emulator-openid': openid }, body })
    return response.json()
  }
  /** Uploads a picture of this folder and returns its file id. */
  const uploadFile = async (name: string): Promise<string> => {
    const file = await readFile(join(__dirname, name))
    const { fileID } = await post(`/upload?path=incoming/seed-${openid}.jpg`, new Uint8Array(file))
    return fileID
  }
  let count = 0
  return {
    openid,
    async ask<N extends ActionName>(action: N, input: InputOf<Actions[N]>): Promise<OutputOf<Actions[N]>> {
      count += 1
      const requestId = `seed-${openid}-${count}`
      const reply: Reply<Actions[N]> = await post('/call', JSON.stringify({ action, input, requestId }))
      if (!reply.ok) throw new Error(`${openid}: ${action} refused: ${JSON.stringify(reply.error)}`)
      return reply.data
    },
    /** Uploads a sample portrait and returns its file id. */
    upload: (portrait: number): Promise<string> => uploadFile(join('portraits', `${portrait}.jpg`)),
    uploadFile,
    /** The code that WeChat's phone-number button would give. */
    async phoneCode(phone: string): Promise<string> {
      const { code } = await post('/emulator/wechat/phone-code', JSON.stringify({ openid, phone }))
      return code
    },
  }
}

export type Phone = ReturnType<typeof phoneOf>

/** Creates phones of an emulator's people. Each person has one phone, which numbers its requests. */
export function phonesAt(url: string) {
  const phones = new Map<string, Phone>()
  return (openid: string): Phone => {
    const known = phones.get(openid) ?? phoneOf(url, openid)
    phones.set(openid, known)
    return known
  }
}

export type Phones = ReturnType<typeof phonesAt>
