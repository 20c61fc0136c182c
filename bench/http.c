/* bench-http: the API over HTTP beside a bare handler, and what a recording
 * costs from the first byte to the answer.  docs/performance.md. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <ftw.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "http_bare.h"

enum { CLIENTS = 4, ROUNDS = 11, UPLOADS = 40, ROOM = 1 << 16,
	PATH_BYTES = 512, DROP_OPEN = 8 };

static const double round_s = 1;
/* The goals of docs/performance.md. */
static const double least_rate = 0.6, most_cpu = 2, most_upload_ms = 30;

struct child {
	pid_t pid;
	int port;
};

struct measured {
	double rate;   /* requests a second */
	double cpu_us; /* of the server, for one request */
	size_t bytes;  /* of one answer's body */
};

static double
clock_s(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* User and system time of a process so far; 0: it is gone. */
static double
cpu_s(pid_t pid)
{
	unsigned long long user = 0, system = 0;
	char path[64], text[1024] = "";
	const char *rest;
	FILE *file;

	snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
	file = fopen(path, "re");
	if (file && fgets(text, sizeof text, file) &&
	    (rest = strrchr(text, ')')))
		sscanf(rest, ") %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u "
		    "%llu %llu", &user, &system);
	if (file)
		fclose(file);
	return (double)(user + system) / (double)sysconf(_SC_CLK_TCK);
}

/* --- one client ----------------------------------------------------------- */

static int
dial(int port)
{
	struct sockaddr_in to = {.sin_family = AF_INET,
	    .sin_port = htons((uint16_t)port)};
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), yes = 1;

	to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (fd >= 0 && connect(fd, (struct sockaddr *)&to, sizeof to) == 0) {
		setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
		return fd;
	}
	if (fd >= 0)
		close(fd);
	return -1;
}

static bool
send_all(int fd, const char *bytes, size_t n)
{
	while (n > 0) {
		ssize_t put = send(fd, bytes, n, MSG_NOSIGNAL);

		if (put <= 0)
			return false;
		bytes += put;
		n -= (size_t)put;
	}
	return true;
}

/* One whole answer; the size of its body, or -1 when it is not 2xx. */
static long
answer(int fd, char *room)
{
	size_t n = 0, length = 0;
	char *body = NULL;

	for (;;) {
		ssize_t got = recv(fd, room + n, ROOM - 1 - n, 0);
		const char *said;

		if (got <= 0)
			return -1;
		n += (size_t)got;
		room[n] = '\0';
		if (!body) {
			body = strstr(room, "\r\n\r\n");
			if (!body)
				continue;
			body += 4;
			said = strcasestr(room, "\nContent-Length:");
			length = said ? strtoul(said + 16, NULL, 10) : 0;
			if (length > ROOM - 1 - (size_t)(body - room))
				return -1;
		}
		if (n >= (size_t)(body - room) + length)
			return room[9] == '2' ? (long)length : -1;
	}
}

struct client {
	pthread_t thread;
	int port;
	const char *path;
	double until_s;
	unsigned long count;
	size_t bytes;
	bool broken;
};

static void *
ask(void *context)
{
	struct client *client = context;
	char *room = malloc(ROOM), head[256];
	int fd = dial(client->port);
	int n = snprintf(head, sizeof head,
	    "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n", client->path,
	    client->port);

	client->broken = fd < 0 || !room;
	while (!client->broken && clock_s() < client->until_s) {
		long got = send_all(fd, head, (size_t)n) ?
		    answer(fd, room) : -1;

		client->broken = got < 0;
		client->bytes = got > 0 ? (size_t)got : 0;
		client->count++;
	}
	if (fd >= 0)
		close(fd);
	free(room);
	return NULL;
}

static bool
measure(const struct child *server, const char *path, struct measured *out)
{
	struct client clients[CLIENTS];
	double begun = clock_s(), used = cpu_s(server->pid);
	unsigned long count = 0;
	bool sound = true;

	for (size_t i = 0; i < CLIENTS; i++) {
		clients[i] = (struct client){.port = server->port,
		    .path = path, .until_s = begun + round_s};
		if (pthread_create(&clients[i].thread, NULL, ask,
		    &clients[i]) != 0)
			return false;
	}
	for (size_t i = 0; i < CLIENTS; i++) {
		pthread_join(clients[i].thread, NULL);
		count += clients[i].count;
		sound = sound && !clients[i].broken;
	}
	out->rate = (double)count / (clock_s() - begun);
	out->cpu_us = (cpu_s(server->pid) - used) * 1e6 / (double)count;
	out->bytes = clients[0].bytes;
	return sound && count > 0;
}

/* --- servers -------------------------------------------------------------- */

/* The port stands in what it prints first. */
static struct child
start(const char *const *words, const char *log)
{
	struct child child = {-1, 0};
	char line[512] = "";
	const char *at;
	FILE *said;
	int pipes[2];

	if (pipe(pipes) != 0)
		return child;
	child.pid = fork();
	if (child.pid == 0) {
		dup2(pipes[1], STDOUT_FILENO);
		close(pipes[0]);
		close(pipes[1]);
		setenv("AFTERRUN_DB", log, 1);
		setenv("AFTERRUN_NOW", "2026-11-21T08:00:00Z", 1);
		setenv("TZ", "UTC", 1);
		execv(words[0], (char *const *)(uintptr_t)words);
		_exit(127);
	}
	close(pipes[1]);
	said = fdopen(pipes[0], "r");
	if (said && fgets(line, sizeof line, said) &&
	    (at = strstr(line, "127.0.0.1:")))
		child.port = atoi(at + 10);
	if (said)
		fclose(said);
	return child;
}

static void
stop(const struct child *child)
{
	if (child->pid <= 0)
		return;
	kill(child->pid, SIGTERM);
	waitpid(child->pid, NULL, 0);
}

/* --- uploads -------------------------------------------------------------- */

static char *
read_file(const char *path, size_t *n)
{
	FILE *file = fopen(path, "re");
	char *bytes = NULL;
	struct stat about;

	*n = 0;
	if (file && fstat(fileno(file), &about) == 0 &&
	    (bytes = malloc((size_t)about.st_size + 1)))
		*n = fread(bytes, 1, (size_t)about.st_size, file);
	if (file)
		fclose(file);
	return bytes;
}

/* Milliseconds from the first byte sent to the whole answer; < 0: none. */
static double
upload(const struct child *server, int fd, const char *path)
{
	char *room = malloc(ROOM), head[256];
	size_t n;
	char *bytes = read_file(path, &n);
	double begun = clock_s();
	int used = snprintf(head, sizeof head,
	    "POST /api/v1/runs HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n"
	    "Content-Type: application/octet-stream\r\n"
	    "Content-Length: %zu\r\n\r\n", server->port, n);
	bool sound = room && bytes && send_all(fd, head, (size_t)used) &&
	    send_all(fd, bytes, n) && answer(fd, room) > 0;

	free(room);
	free(bytes);
	return sound ? (clock_s() - begun) * 1000 : -1;
}

static int
by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static bool
make_runs(const char *folder)
{
	char command[2 * PATH_BYTES];

	snprintf(command, sizeof command, "'%s' '%s' --count %d --hours 1 "
	    ">/dev/null", BENCH_MAKE, folder, UPLOADS);
	return system(command) == 0;
}

static bool
uploads(const struct child *server, const char *folder)
{
	double took[UPLOADS];
	int fd = dial(server->port);
	bool sound = fd >= 0;

	for (int i = 0; sound && i < UPLOADS; i++) {
		char path[2 * PATH_BYTES];

		snprintf(path, sizeof path, "%s/run-%06d.fit", folder,
		    i + 1);
		took[i] = upload(server, fd, path);
		sound = took[i] > 0;
	}
	if (fd >= 0)
		close(fd);
	if (!sound) {
		puts("an upload was not taken");
		return false;
	}
	qsort(took, UPLOADS, sizeof took[0], by_size);
	printf("POST of a one-hour FIT, %d different ones, kept: p50 %.1f "
	    "ms, least %.1f, p90 %.1f, most %.1f (goal p50 < %.0f): %s\n",
	    UPLOADS, took[UPLOADS / 2], took[0], took[UPLOADS * 9 / 10],
	    took[UPLOADS - 1], most_upload_ms,
	    took[UPLOADS / 2] < most_upload_ms ? "met" : "NOT MET");
	return took[UPLOADS / 2] < most_upload_ms;
}

/* --- ours beside the bare one --------------------------------------------- */

/* The median; values are in order then. */
static double
median(double *values)
{
	qsort(values, ROUNDS, sizeof values[0], by_size);
	return values[ROUNDS / 2];
}

/* In turns, so that what else the machine does hits both: each round has its
 * own ratio. */
static bool
compare(const struct child *ours, const struct child *bare,
    const char *path, const char *name)
{
	double rate[2][ROUNDS], cpu[2][ROUNDS];
	double more[ROUNDS], less[ROUNDS];
	struct measured now[2] = {{0, 0, 0}, {0, 0, 0}};
	bool met;

	for (int i = 0; i < ROUNDS; i++) {
		if (!measure(ours, path, &now[0]) ||
		    !measure(bare, "/", &now[1])) {
			printf("GET %s: a request was not answered\n",
			    path);
			return false;
		}
		for (int k = 0; k < 2; k++) {
			rate[k][i] = now[k].rate;
			cpu[k][i] = now[k].cpu_us;
		}
		more[i] = now[0].rate / now[1].rate;
		less[i] = now[0].cpu_us / now[1].cpu_us;
	}
	met = median(more) >= least_rate;
	met = median(less) <= most_cpu && met;
	printf("GET %s, %zu bytes: %.0f a second, %.1f us CPU each; bare "
	    "%s: %.0f, %.1f\n  rate %.2f (%.2f..%.2f, goal >= %.1f), CPU "
	    "%.2f times (%.2f..%.2f, goal <= %.0f): %s\n", path,
	    now[0].bytes, median(rate[0]), median(cpu[0]), name,
	    median(rate[1]), median(cpu[1]), more[ROUNDS / 2], more[0],
	    more[ROUNDS - 1], least_rate, less[ROUNDS / 2], less[0],
	    less[ROUNDS - 1], most_cpu, met ? "met" : "NOT MET");
	fflush(stdout);
	return met;
}

/* The bare one holds the text that ours answers with. */
static char *
fetch(const struct child *server, const char *path)
{
	char *room = malloc(ROOM), head[256], *body = NULL;
	int fd = dial(server->port);
	int n = snprintf(head, sizeof head,
	    "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n", path,
	    server->port);

	if (fd >= 0 && room && send_all(fd, head, (size_t)n) &&
	    answer(fd, room) > 0)
		body = strdup(strstr(room, "\r\n\r\n") + 4);
	if (fd >= 0)
		close(fd);
	free(room);
	return body;
}

static bool
beside_bare(const struct child *ours, const char *folder, const char *self)
{
	static const char *const paths[] = {"/api/v1/runs?limit=6",
	    "/api/v1/runs/1"};
	static const char *const modes[] = {"threads", "pool"};
	bool met = true;

	for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
		char database[PATH_BYTES + 32];
		char *text = fetch(ours, paths[i]);

		snprintf(database, sizeof database, "%s/bare-%zu.db",
		    folder, i);
		if (!text || !bare_prepare(database, text)) {
			printf("GET %s: no answer to compare with\n",
			    paths[i]);
			free(text);
			return false;
		}
		free(text);
		for (size_t k = 0; k < 2; k++) {
			const char *const words[] = {self, "bare", modes[k],
			    NULL};
			struct child bare = start(words, database);

			met = compare(ours, &bare, paths[i], modes[k]) &&
			    met;
			stop(&bare);
		}
	}
	return met;
}

static int
drop(const char *path, const struct stat *about, int kind, struct FTW *at)
{
	(void)about;
	(void)kind;
	(void)at;
	return remove(path);
}

static bool
bench(const char *folder, const char *self)
{
	static const char *const words[] = {BENCH_HTTP, "--json",
	    "--listen", "127.0.0.1:0", NULL};
	char log[PATH_BYTES + 32], runs[PATH_BYTES + 32];
	struct child ours;
	bool met;

	snprintf(log, sizeof log, "%s/log.db", folder);
	snprintf(runs, sizeof runs, "%s/runs", folder);
	if (!make_runs(runs)) {
		puts("the recordings could not be made: is afterrun-make "
		    "built?");
		return false;
	}
	ours = start(words, log);
	if (ours.port == 0) {
		puts("afterrun-http did not start: is it built?");
		stop(&ours);
		return false;
	}
	met = uploads(&ours, runs);
	met = beside_bare(&ours, folder, self) && met;
	stop(&ours);
	return met;
}

int
main(int argc, char **argv)
{
	const char *place = getenv("TMPDIR");
	char folder[PATH_BYTES], self[PATH_BYTES] = "";
	bool met;

	if (argc == 3 && strcmp(argv[1], "bare") == 0)
		return bare_serve(getenv("AFTERRUN_DB"), argv[2]);
	if (argc != 1) {
		fputs("usage: bench-http\n", stderr);
		return 2;
	}
	snprintf(folder, sizeof folder, "%s/bench-http-XXXXXX",
	    place && place[0] ? place : "/tmp");
	if (readlink("/proc/self/exe", self, sizeof self - 1) < 0 ||
	    !mkdtemp(folder)) {
		perror("bench-http");
		return 1;
	}
	met = bench(folder, self);
	(void)nftw(folder, drop, DROP_OPEN, FTW_DEPTH | FTW_PHYS);
	return met ? 0 : 1;
}
