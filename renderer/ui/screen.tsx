/**
 * The one shape of every screen: a stage that asks (one heading, little text, one picture) and a reach zone with
 * everything that can be touched. Upright panels stack them, wide ones set them side by side, and where the text is very
 * large on a small panel they take turns (accessible-kiosk.md §5).
 */
import { Children, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { useKiosk } from './kiosk-context.tsx';
import { Pager } from './pager.tsx';
import { usePages } from './use-pages.ts';

type ScreenProps = {
  readonly title: ReactNode;
  /** Names the screen; a new name moves the focus to the heading. */
  readonly name: string;
  /** Sentences and facts below the title; each is a block that a page break may precede. */
  readonly stage?: ReactNode;
  readonly picture?: ReactNode;
  /** What is only read: below the picture on an upright panel, where the buttons are on a wide one; each element is a block. */
  readonly facts?: ReactNode;
  /** What can be chosen, changed or read closely; each element is a block. */
  readonly answers?: ReactNode;
  readonly answersRole?: 'radiogroup' | 'list';
  readonly actions?: ReactNode;
  /**
   * dense: rows of facts. pictures: answers that are told by their picture, two in a row. full: an entry field and its
   * keyboard need the whole width. interruption: one fact, two ways.
   */
  readonly shape?: 'tiles' | 'pictures' | 'dense' | 'full' | 'interruption';
  /** Changes when a new page of the same screen begins, for example the next field. */
  readonly contentKey?: string;
  /** Changes when other words on the same question must be seen from their first page; the focus stays. */
  readonly pageKey?: string;
};

/** The heading that labels what belongs to it; a panel and the screen under it each have their own. */
export const questionId = (screenName: string): string => `question-${screenName}`;

export function Screen({
  title,
  name,
  stage,
  picture,
  facts,
  answers,
  answersRole,
  actions,
  shape = 'tiles',
  contentKey = '',
  pageKey = '',
}: ScreenProps) {
  const { metrics, language, t } = useKiosk();
  const stageRef = useRef<HTMLDivElement>(null);
  const answersRef = useRef<HTMLDivElement>(null);
  const headingRef = useRef<HTMLHeadingElement>(null);
  const key = `${name}/${contentKey}/${pageKey}/${language}/${metrics.layout}/${metrics.bodyPx}`;
  const cramped = metrics.layout === 'cramped';
  const stagePages = usePages(stageRef, key, 0);
  const answerPages = usePages(answersRef, key, cramped ? 0 : metrics.pagerPx);
  const factsInStage = metrics.layout === 'stacked';
  const readBeside = factsInStage ? null : facts;
  const hasAnswers = Children.toArray([answers, readBeside]).length > 0;
  const hasControls = hasAnswers || actions !== undefined;
  // On a wide panel the picture fills the side of the buttons when nothing else does.
  const pictureBeside = metrics.layout === 'beside' && hasControls && !hasAnswers;
  const [turn, setTurn] = useState(0);
  // Where a choice alone fills the room, the buttons that go on follow it on the last page.
  const [flows, setFlows] = useState(cramped);
  const [repeats, setRepeats] = useState(cramped);

  useLayoutEffect(() => {
    setTurn(0);
    setFlows(cramped);
    setRepeats(cramped);
  }, [key, cramped]);
  useLayoutEffect(() => {
    if (!answerPages.tight) return;
    setFlows(true);
    setRepeats(false);
  }, [answerPages.tight]);
  useLayoutEffect(() => headingRef.current?.focus({ preventScroll: true }), [name, contentKey]);

  const turns = stagePages.count + (hasControls ? answerPages.count : 0);
  const shownTurn = Math.min(turn, turns - 1);
  const asking = !cramped || shownTurn < stagePages.count;
  const answering = hasControls && (!cramped || shownTurn >= stagePages.count);
  const takeTurn = (next: number): void => {
    setTurn(next);
    if (next < stagePages.count) stagePages.turn(next);
    else answerPages.turn(next - stagePages.count);
  };

  return (
    <div className="screen" data-layout={metrics.layout} data-shape={shape} data-screen={name}>
      <div className="stage" data-showing={asking}>
        <div className="stage-box" ref={stageRef}>
          <h1 data-block="" ref={headingRef} tabIndex={-1} id={questionId(name)}>
            {title}
          </h1>
          {Children.map(stage, (block) =>
            block === null || block === false ? null : <div data-block="">{block}</div>,
          )}
          {picture === undefined || pictureBeside ? null : <div className="stage-picture">{picture}</div>}
          {factsInStage ? facts : null}
        </div>
      </div>
      {hasControls ? (
        <div className="reach" data-showing={answering}>
          {repeats && typeof title === 'string' ? (
            <p className="question-again" aria-hidden="true">
              {title}
            </p>
          ) : null}
          {!cramped && stagePages.count > 1 ? (
            <Pager pages={stagePages} back={t('pages.readBack')} on={t('pages.readOn')} />
          ) : null}
          <div
            className="answers"
            ref={answersRef}
            role={answersRole}
            aria-labelledby={answersRole === undefined ? undefined : questionId(name)}
          >
            {readBeside}
            {answers}
            {flows
              ? Children.map(actions, (action) => (
                  <div data-block="" data-action="">
                    {action}
                  </div>
                ))
              : null}
          </div>
          {!cramped && answerPages.count > 1 ? (
            <Pager pages={answerPages} back={t('pages.earlier')} on={t('pages.more')} />
          ) : null}
          {pictureBeside && picture !== undefined ? <div className="stage-picture">{picture}</div> : null}
          {flows || actions === undefined ? null : <div className="actions">{actions}</div>}
        </div>
      ) : null}
      {cramped && turns > 1 ? (
        <Pager
          pages={{ page: shownTurn, count: turns, turn: takeTurn, tight: false }}
          back={t('pages.earlier')}
          on={t('pages.more')}
        />
      ) : null}
      {!hasControls && !cramped && stagePages.count > 1 ? (
        <Pager pages={stagePages} back={t('pages.readBack')} on={t('pages.readOn')} />
      ) : null}
    </div>
  );
}
