import { publishedFile } from '@/app/claims/published/published-checks'
import { publishedCsv } from '@/app/claims/published/published-rows'

/** The published claims and what the figures say of them, as CSV. */
export const GET = (request: Request): Promise<Response> => publishedFile(request, 'csv', publishedCsv)
