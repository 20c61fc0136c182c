/* What is still worth asking (T0), as keys and as questions. */
#include <math.h>

#include "triage/judge.h"

void
ar_judge_list(struct ar_judge *judge)
{
	struct ar_verdict *verdict = judge->verdict;

	verdict->ask_count = 0;
	for (int rank = 0; rank <= AR_TIERS; rank++)
		for (int i = 0; i < AR_PAIN_KEYS; i++)
			if (judge->ask[i] && (int)judge->rank[i] == rank)
				verdict->ask_next[verdict->ask_count++] = i;
}

enum ar_status
ar_triage_next(const struct ar_pain *pain, struct ar_triage_next *next,
    struct ar_error *err)
{
	size_t count;
	const struct ar_triage_question *all = ar_triage_questions(&count);
	enum ar_tier reach[AR_QUESTIONS_MAX];
	bool open[AR_QUESTIONS_MAX] = { false };
	struct ar_judge judge;
	struct ar_verdict verdict;

	AR_TRY(ar_pain_check(pain, err));
	ar_judge_run(&judge, pain, &ar_triage_tables, &verdict);
	for (int i = 0; i < AR_PAIN_KEYS; i++) {
		int q = ar_triage_sign(i)->question;

		if (!judge.ask[i])
			continue;
		if (!open[q] || judge.rank[i] < reach[q])
			reach[q] = judge.rank[i];
		open[q] = true;
	}
	next->count = 0;
	for (int rank = 0; rank <= AR_TIERS; rank++)
		for (size_t q = 0; q < count; q++) {
			if (!open[q] || (int)reach[q] != rank)
				continue;
			next->question[next->count] = &all[q];
			next->reach[next->count++] = reach[q];
		}
	return AR_OK;
}

size_t
ar_triage_question_keys(const struct ar_triage_question *question,
    int keys[AR_PAIN_KEYS_MAX])
{
	size_t count;
	const struct ar_triage_question *all = ar_triage_questions(&count);
	size_t found = 0;

	for (int i = 0; i < AR_PAIN_KEYS; i++)
		if (&all[ar_triage_sign(i)->question] == question)
			keys[found++] = i;
	return found;
}

void
ar_triage_answer_none(const struct ar_triage_question *question,
    struct ar_pain *pain)
{
	int keys[AR_PAIN_KEYS_MAX];
	size_t count = ar_triage_question_keys(question, keys);
	size_t all;
	const struct ar_pain_key *table = ar_pain_keys(&all);

	for (size_t i = 0; i < count; i++)
		if (isnan(pain->value[keys[i]]))
			pain->value[keys[i]] = table[keys[i]].normal;
}
