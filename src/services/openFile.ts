import Taro from '@tarojs/taro'

/** A browser opens any address; WeChat opens only what it has downloaded. */
export const canOpenHere = process.env.TARO_ENV === 'h5'

/** Opens a page of its own, in the browser. */
export const openLink = (url: string) => void window.open(url, '_blank', 'noopener')

async function openInWechat(url: string): Promise<boolean> {
  const { statusCode, tempFilePath } = await Taro.downloadFile({ url })
  if (statusCode !== 200) return false
  // With WeChat's own menu the file can be sent on to a computer.
  await Taro.openDocument({ filePath: tempFilePath, fileType: 'xlsx', showMenu: true })
  return true
}

/** Shows an Excel file. False when it could not be fetched or shown: the link may have run out, the network may be bad. */
export async function openExcel(url: string): Promise<boolean> {
  if (!canOpenHere) return openInWechat(url).catch(() => false)
  openLink(url)
  return true
}
