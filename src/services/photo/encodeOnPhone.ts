import Taro from '@tarojs/taro'
import type { Encoding, Photo } from './photo'

const sizeOf = (filePath: string) =>
  new Promise<number>((resolve, reject) => {
    Taro.getFileSystemManager().getFileInfo({ filePath, success: ({ size }) => resolve(size), fail: reject })
  })

/** WeChat's own compressor writes a new JPEG: where and with what it was taken is left behind. */
export async function encodeOnPhone(src: string, { width, height, quality }: Encoding): Promise<Photo> {
  const { tempFilePath: path } = await Taro.compressImage({ src, quality, compressedWidth: width, compressedHeight: height })
  return { path, bytes: await sizeOf(path) }
}
