# The tests of the commands about the log.
ar_test(cli_log SOURCES test_log.c logbook.c program.c
	USES app PARTS PkgConfig::JANSSON TIMEOUT 180)
ar_test(cli_feel SOURCES test_feel.c logbook.c program.c
	USES app PARTS PkgConfig::JANSSON TIMEOUT 180)
ar_test(cli_copy SOURCES test_copy.c logbook.c program.c
	USES app PARTS PkgConfig::JANSSON TIMEOUT 180)
ar_test(cli_show SOURCES test_show.c logbook.c program.c texts.c
	USES app PARTS PkgConfig::JANSSON PkgConfig::EXPAT TIMEOUT 180)
ar_test(cli_plan SOURCES test_plan.c logbook.c program.c
	USES app PARTS PkgConfig::JANSSON TIMEOUT 180)
ar_test(cli_plan_words SOURCES test_plan_words.c logbook.c program.c
	USES app PARTS PkgConfig::JANSSON TIMEOUT 180)
foreach(part IN ITEMS cli_log cli_feel cli_copy cli_show cli_plan
	cli_plan_words)
	target_compile_definitions(test_${part} PRIVATE
		AR_PROGRAM="$<TARGET_FILE:afterrun>")
	add_dependencies(test_${part} afterrun)
endforeach()
