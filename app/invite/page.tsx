import type { Metadata } from 'next'
import { LinkPage } from '@/app/link-page'

export const metadata: Metadata = { title: 'You are invited', robots: { index: false } }

interface Props {
  searchParams: Promise<{ link?: string | string[] }>
}

export default async function Page({ searchParams }: Props) {
  return <LinkPage kind="invite" title="You are invited" searchParams={searchParams} />
}
