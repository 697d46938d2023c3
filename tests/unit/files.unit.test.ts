import { cloud } from '../../cloudfunctions/kernel/cloud'
import { deleteFile } from '../../cloudfunctions/kernel/files'

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
