import { answerUpload } from '@/app/publishing/answer-upload'
import { checkUpload } from '@/app/publishing/publish-upload'

/** What a file would change as a release, what must be confirmed, and what blocks it. Changes nothing. */
export const POST = answerUpload(checkUpload)
