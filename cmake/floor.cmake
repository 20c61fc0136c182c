# ar_floor(NAME SOURCES a.c b.c [USES floor …] [PARTS library …])
#
# A floor is an object library NAME_objects (for libafterrun) and a static
# library ar_NAME (for tests, so that a floor is tested without the floors
# above it).  Sources include from the root ("base/text.h") and from include.
function(ar_floor name)
	cmake_parse_arguments(F "" "" "SOURCES;USES;PARTS" ${ARGN})
	add_library(${name}_objects OBJECT ${F_SOURCES})
	target_include_directories(${name}_objects PUBLIC
		${PROJECT_SOURCE_DIR}/include ${PROJECT_SOURCE_DIR})
	target_link_libraries(${name}_objects PUBLIC ${F_PARTS} m)
	add_library(ar_${name} STATIC $<TARGET_OBJECTS:${name}_objects>)
	target_include_directories(ar_${name} PUBLIC
		${PROJECT_SOURCE_DIR}/include ${PROJECT_SOURCE_DIR})
	target_link_libraries(ar_${name} PUBLIC ${F_PARTS} m)
	foreach(lower IN LISTS F_USES)
		target_link_libraries(ar_${name} PUBLIC ar_${lower})
	endforeach()
endfunction()
