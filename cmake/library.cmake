# libafterrun, shared and static, out of the core floors.
set(AR_FLOORS base formats knowledge analysis triage recovery training store app
	api)
set(objects)
foreach(floor IN LISTS AR_FLOORS)
	if(TARGET ${floor}_objects)
		list(APPEND objects $<TARGET_OBJECTS:${floor}_objects>)
	endif()
endforeach()
foreach(kind IN ITEMS SHARED STATIC)
	string(TOLOWER ${kind} suffix)
	add_library(afterrun_${suffix} ${kind} ${objects})
	set_target_properties(afterrun_${suffix} PROPERTIES
		OUTPUT_NAME afterrun VERSION ${PROJECT_VERSION} SOVERSION 0)
	target_include_directories(afterrun_${suffix} PUBLIC
		$<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>
		$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
	target_link_libraries(afterrun_${suffix} PRIVATE PkgConfig::EXPAT
		PkgConfig::ZLIB PkgConfig::LIBZIP PkgConfig::JANSSON
		PkgConfig::SQLITE3 PkgConfig::ZSTD PkgConfig::NETTLE m)
endforeach()
configure_file(cmake/afterrun.pc.in afterrun.pc @ONLY)
install(TARGETS afterrun_shared afterrun_static
	LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}
	ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY include/afterrun DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(FILES ${PROJECT_BINARY_DIR}/afterrun.pc
	DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
