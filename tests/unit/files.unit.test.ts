import { cloud } from '../../cloudfunctions/kernel/cloud'
import { deleteFile, linkTo, readFile } from '../../cloudfunctions/kernel/files'

jest.mock('../../cloudfunctions/kernel/cloud')

const FILE = 'cloud://sample/portraits/rdr_li/face.jpg'

/** Deletes a file of which storage says this. */
function deleting(code: string) {
  const answer = async () => ({ fileList: [{ fileID: FILE, code }], requestId: 'sample' })
  jest.mocked(cloud).mockReturnValue({ deleteFile: answer } as Partial<ReturnType<typeof cloud>> as ReturnType<typeof cloud>)
  return deleteFile(FILE)
}

test.each(['SUCCESS', 'STORAGE_FILE_NONEXIST'])('a file is gone when storage says %s', (code) =>
  expect(deleting(code)).resolves.toBeUndefined(),
)

test.each(['STORAGE_REQUEST_FAIL', 'SYS_ERR'])('with %s it may still be there: whoever counts on it must try again', (code) =>
  expect(deleting(code)).rejects.toMatchObject({ code }),
)

describe('R1: a file of which storage says nothing is not one that is missing', () => {
  const asked = (found: object | null) => {
    const answer = async () => ({ fileList: found ? [{ fileID: FILE, ...found }] : [], requestId: 'sample' })
    jest.mocked(cloud).mockReturnValue({ getTempFileURL: answer, deleteFile: answer } as never)
  }

  test('a missing one is null, any other answer without a link is a failure', async () => {
    asked({ code: 'STORAGE_FILE_NONEXIST', tempFileURL: '' })
    expect(await readFile(FILE, 10)).toBeNull()
    for (const found of [{ code: 'SYS_ERR', tempFileURL: '' }, null]) {
      asked(found)
      await expect(readFile(FILE, 10)).rejects.toThrow('no link')
      expect(await linkTo(FILE)).toBeNull()
    }
  })

  test('a deletion that was not answered has not happened', async () => {
    asked(null)
    await expect(deleteFile(FILE)).rejects.toMatchObject({ code: 'NO_ANSWER' })
  })
})
